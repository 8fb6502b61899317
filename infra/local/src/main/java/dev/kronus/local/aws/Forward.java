package dev.kronus.local.aws;

import dev.kronus.local.http.Answer;
import dev.kronus.local.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Hands a call on to the service that really answers it. */
final class Forward {
  private static final Set<String> PASSED =
      Set.of(
          "x-amz-target",
          "content-type",
          "authorization",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-content-sha256",
          "accept");
  private final URI to;

  Forward(String to) {
    this.to = URI.create(to);
  }

  Answer answer(Request request) {
    try {
      HttpURLConnection call =
          (HttpURLConnection) to.resolve(request.path()).toURL().openConnection();
      call.setRequestMethod(request.method());
      request
          .headers()
          .forEach(
              (name, values) -> {
                if (PASSED.contains(name)) {
                  call.setRequestProperty(name, values.getFirst());
                }
              });
      call.setDoOutput(true);
      call.setFixedLengthStreamingMode(request.body().length);
      try (OutputStream out = call.getOutputStream()) {
        out.write(request.body());
      }
      return answer(call);
    } catch (IOException e) {
      return new Fault(503, "ServiceUnavailable", "The service behind did not answer.").json();
    }
  }

  private static Answer answer(HttpURLConnection call) throws IOException {
    int status = call.getResponseCode();
    try (InputStream in = status < 400 ? call.getInputStream() : call.getErrorStream()) {
      Answer.Whole answer =
          Answer.of(
              status,
              call.getContentType() == null ? "application/x-amz-json-1.0" : call.getContentType(),
              in == null ? new byte[0] : in.readAllBytes());
      for (String name : List.of("x-amzn-RequestId", "x-amz-crc32", "x-amzn-ErrorType")) {
        String value = call.getHeaderField(name);
        answer = value == null ? answer : answer.with(name, value);
      }
      return answer;
    }
  }
}
