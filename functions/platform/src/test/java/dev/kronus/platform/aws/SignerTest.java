package dev.kronus.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Ours is the signature that AWS's own signer makes. */
final class SignerTest {
  private static final URI AWS = URI.create("https://dynamodb.eu-west-1.amazonaws.com");
  private static final URI HERE = URI.create("http://127.0.0.1:8000");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final AccessKey LASTING = new AccessKey("AKID", "se+cr/et", "");
  private static final AccessKey PASSING = new AccessKey("ASIA", "se+cr/et", "tok/en==");
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "application/x-amz-json-1.0",
          "x-amz-target", "DynamoDB_20120810.GetItem");

  private final Signer signer = new Signer("eu-west-1", "dynamodb");

  @Test
  void signsAsAwsDoes() {
    same(AWS, "{\"Key\":\"é\"}", LASTING, NOW);
    same(HERE, "", LASTING, NOW);
  }

  @Test
  void signsTheSessionToo() {
    same(AWS, "{}", PASSING, NOW);
  }

  @Test
  void takesAnotherKeyForAnotherDayAndAnotherSecret() {
    same(AWS, "{}", LASTING, NOW);
    same(AWS, "{}", LASTING, NOW.plusSeconds(86_400));
    same(AWS, "{}", new AccessKey("AKID", "another", ""), NOW);
    same(AWS, "{}", LASTING, Instant.parse("2026-12-31T23:59:59Z"));
  }

  @Test
  void keepsTheSecretOutOfItsTexts() {
    assertFalse(PASSING.toString().contains("se+cr/et"));
    assertFalse(PASSING.toString().contains("tok/en"));
  }

  private void same(URI to, String text, AccessKey key, Instant now) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> ours = signer.signed(to, HEADERS, body, key, now);
    SdkHttpRequest theirs = theirs(to, body, key, now);
    for (String name : new String[] {"authorization", "x-amz-date", "x-amz-security-token"}) {
      assertEquals(theirs.firstMatchingHeader(name).orElse(null), ours.get(name), name);
    }
    assertEquals("AWS4-HMAC-SHA256", ours.get("authorization").split(" ")[0]);
  }

  private static SdkHttpRequest theirs(URI to, byte[] body, AccessKey key, Instant now) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(to);
    new HashMap<>(HEADERS).forEach(request::putHeader);
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(identity(key))
                    .request(request.build())
                    .payload(software.amazon.awssdk.http.ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request();
  }

  private static AwsCredentialsIdentity identity(AccessKey key) {
    return key.session().isEmpty()
        ? AwsCredentialsIdentity.create(key.id(), key.secret())
        : AwsSessionCredentialsIdentity.create(key.id(), key.secret(), key.session());
  }
}
