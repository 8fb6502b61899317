package dev.kronus.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The same calls as {@link Honest} without AWS's client: signed and sent by the JDK alone, with no
 * retry, no limit of time and no look at what comes back. Less cannot be done; nobody should.
 */
public final class ByHand implements RequestStreamHandler {
  private static final String HMAC = "HmacSHA256";
  private static final String NAMES = "content-type;host;x-amz-date;x-amz-target";
  private static final String DAY = "20260101";
  private static final String NOW = DAY + "T000000Z";

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = JSON.std.mapFrom(in);
    List<Object> wanted = JSON.std.listFrom(System.getenv("FLOOR_CALLS"));
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i += 2) {
      rows.add(made(wanted.get(i).toString(), JSON.std.asBytes(wanted.get(i + 1))));
    }
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("statusCode", event.isEmpty() ? 400 : 200);
    reply.put("body", JSON.std.asString(rows));
    JSON.std.write(reply, out);
  }

  private static Map<String, Object> made(String operation, byte[] body) throws IOException {
    URI to = URI.create(System.getenv("AWS_ENDPOINT_URL"));
    String target = "DynamoDB_20120810." + operation;
    HttpURLConnection call = (HttpURLConnection) to.toURL().openConnection();
    call.setDoOutput(true);
    call.setRequestProperty("content-type", "application/x-amz-json-1.0");
    call.setRequestProperty("x-amz-date", NOW);
    call.setRequestProperty("x-amz-target", target);
    call.setRequestProperty("authorization", signed(to, target, body));
    try (OutputStream out = call.getOutputStream()) {
      out.write(body);
    }
    try (InputStream in = call.getInputStream()) {
      return JSON.std.mapFrom(in.readAllBytes());
    }
  }

  private static String signed(URI to, String target, byte[] body) {
    String scope = DAY + "/" + System.getenv("AWS_REGION") + "/dynamodb/aws4_request";
    String said =
        "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:"
            + (to.getHost() + ":" + to.getPort())
            + ("\nx-amz-date:" + NOW + "\nx-amz-target:" + target)
            + ("\n\n" + NAMES + "\n" + hash(body));
    String what = "AWS4-HMAC-SHA256\n" + NOW + "\n" + scope + "\n" + hash(bytes(said));
    byte[] key = bytes("AWS4" + System.getenv("AWS_SECRET_ACCESS_KEY"));
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return "AWS4-HMAC-SHA256 Credential="
        + (System.getenv("AWS_ACCESS_KEY_ID") + "/" + scope + ", SignedHeaders=" + NAMES)
        + (", Signature=" + HexFormat.of().formatHex(mac(key, what)));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
