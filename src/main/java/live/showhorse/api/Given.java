package live.showhorse.api;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/** Reads what a caller gave; anything unreadable is a problem that names the field. */
final class Given {
  /** How far ahead a line may be planned. */
  private static final Duration FAR_AHEAD = Duration.ofDays(366);

  /** A host whose clock is wrong, or that is late, is not told so. */
  private static final Duration LONG_PAST = Duration.ofDays(1);

  private Given() {}

  /** Jackson and forms leave a missing field {@code null}. */
  static String required(String field, String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.unprocessable(
          "missing-field", "The field '" + field + "' is missing or empty.");
    }
    return value;
  }

  static <T> T required(String field, T value) {
    if (value == null) {
      throw ProblemException.unprocessable(
          "missing-field", "The field '" + field + "' is missing.");
    }
    return value;
  }

  static Optional<String> text(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  static Language language(String value) {
    try {
      return Language.of(value);
    } catch (IllegalArgumentException unknown) {
      throw ProblemException.unprocessable(
          "unknown-language",
          "The language is '"
              + ProblemException.shown(value)
              + "'; it must be one of "
              + Language.tags()
              + ".");
    }
  }

  static Canvas canvas(String value) {
    try {
      return Canvas.parse(value);
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.unprocessable(
          "canvas-invalid",
          "The canvas is '"
              + ProblemException.shown(value)
              + "'; it must be like 720x1280@25: even sides of 128..2160 px, 25 or 50 fps.");
    }
  }

  static <E extends Enum<E>> E choice(String field, Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> lower(constant).equals(value.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.unprocessable(
                    "unknown-value",
                    "The field '%s' is '%s'; it must be one of %s."
                        .formatted(
                            field,
                            ProblemException.shown(value),
                            Arrays.stream(type.getEnumConstants())
                                .map(Given::lower)
                                .collect(Collectors.joining(", ")))));
  }

  /** What people and spreadsheets write for yes and no. */
  static boolean flag(String field, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default ->
          throw ProblemException.unprocessable(
              "unknown-value",
              "The field '%s' is '%s'; it must be true or false."
                  .formatted(field, ProblemException.shown(value)));
    };
  }

  static Instant deadline(String value) {
    try {
      return deadline(OffsetDateTime.parse(value.strip()).toInstant());
    } catch (DateTimeParseException unreadable) {
      throw new ProblemException(
          422,
          "deadline-invalid",
          "The deadline is '"
              + ProblemException.shown(value)
              + "'; it must be like 2026-11-20T19:30:00Z or 2026-11-20T19:30:00+08:00.",
          unreadable);
    }
  }

  /**
   * One that has just passed is taken, and the line expires; one that is far away in either
   * direction is a slip of the keyboard or another unit, and the line would never air or always.
   */
  static Instant deadline(Instant value) {
    Instant now = Instant.now();
    if (value.isBefore(now.minus(LONG_PAST)) || value.isAfter(now.plus(FAR_AHEAD))) {
      throw ProblemException.unprocessable(
          "deadline-invalid",
          "The deadline is %s, and now it is %s; it must be at most %d days ahead and not more than a day ago. A number is in seconds since 1970."
              .formatted(value, now.truncatedTo(ChronoUnit.SECONDS), FAR_AHEAD.toDays()));
    }
    return value;
  }

  static int between(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw ProblemException.unprocessable(
          "out-of-range",
          "The field '%s' is %d; it must be %d..%d.".formatted(field, value, least, most));
    }
    return value;
  }

  /** How constants are written in JSON: {@code on-air}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
