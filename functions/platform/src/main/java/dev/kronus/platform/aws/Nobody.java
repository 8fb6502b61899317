package dev.kronus.platform.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Nobody on the other end of the line: takes every request and has one answer for all of them. */
final class Nobody implements SdkHttpClient {
  private static final String ITEM =
      "{\"pk\":{\"S\":\"NOTHING\"},\"sk\":{\"S\":\"NOTHING\"},\"n\":{\"N\":\"1\"},\"is\":{\"BOOL\":true},"
          + "\"list\":{\"L\":[{\"S\":\"x\"}]},\"map\":{\"M\":{\"x\":{\"S\":\"x\"}}}}";

  /** What a service does not know of, its client skips. */
  private static final byte[] ANSWER =
      ("{\"Item\":"
              + ITEM
              + ",\"Items\":["
              + ITEM
              + "],\"Count\":1,\"Responses\":{\"NOTHING\":["
              + ITEM
              + "]},\"UnprocessedKeys\":{},\"SecretString\":\"{}\"}")
          .getBytes(StandardCharsets.UTF_8);

  private final int status;

  Nobody(int status) {
    this.status = status;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (request.contentStreamProvider().isPresent()) {
          try (InputStream body = request.contentStreamProvider().get().newStream()) {
            body.readAllBytes();
          }
        }
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(status).build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
            .build();
      }

      @Override
      public void abort() {
        // There is nothing to give up.
      }
    };
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
