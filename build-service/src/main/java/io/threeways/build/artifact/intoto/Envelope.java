package io.threeways.build.artifact.intoto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A signed text with its type: the JSON envelope of DSSE 1.0 (secure-systems-lab/dsse).
 *
 * @param payload in base64
 * @param payloadType what the payload is; signed with it
 */
record Envelope(String payload, String payloadType, List<Signature> signatures) {

  /**
   * @param keyid which key may have signed; a hint that nobody may rely on
   * @param sig in base64
   */
  record Signature(String keyid, String sig) {}

  static Envelope seal(String type, byte[] body, SigningKey key) {
    Base64.Encoder base64 = Base64.getEncoder();
    String signature = base64.encodeToString(key.sign(preAuthentication(type, body)));
    return new Envelope(
        base64.encodeToString(body),
        type,
        List.of(new Signature(key.verification().id(), signature)));
  }

  /** What is signed (DSSE's PAE): type and body, each behind its length in bytes. */
  static byte[] preAuthentication(String type, byte[] body) {
    byte[] typed = type.getBytes(StandardCharsets.UTF_8);
    // Not formatted: numbers are ASCII, whatever the host's language writes.
    byte[] head =
        ("DSSEv1 " + typed.length + " " + type + " " + body.length + " ")
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
