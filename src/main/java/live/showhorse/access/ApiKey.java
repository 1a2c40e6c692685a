package live.showhorse.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as it is kept: without its secret.
 *
 * @param id short; the part of the key that may be shown
 * @param name who uses it, 1..80 characters
 * @param hash SHA-256 of the whole key, hexadecimal. A key has 256 random bits, so nothing slower
 *     is needed
 * @param expires when it stops working
 */
public record ApiKey(
    String id, String name, Scope scope, String hash, Instant created, Optional<Instant> expires) {
  boolean validAt(Instant now) {
    return expires.map(now::isBefore).orElse(true);
  }
}
