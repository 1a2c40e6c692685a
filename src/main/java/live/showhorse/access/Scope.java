package live.showhorse.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key may do. Each scope includes those before it. */
public enum Scope {
  /** Look: everything that changes nothing, and the metrics. */
  READ,
  /** Run shows: lines, scripts, products, destinations, on and off air. */
  OPERATE,
  /** Everything: presenters and channels too. */
  ADMIN;

  public boolean includes(Scope needed) {
    return compareTo(needed) >= 0;
  }

  @JsonValue
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for another word; the message has the right ones
   */
  @JsonCreator
  public static Scope of(String tag) {
    return Arrays.stream(values())
        .filter(scope -> scope.tag().equals(tag))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no scope '"
                        + tag
                        + "'; the scopes are "
                        + Arrays.stream(values()).map(Scope::tag).collect(Collectors.joining(", "))
                        + "."));
  }
}
