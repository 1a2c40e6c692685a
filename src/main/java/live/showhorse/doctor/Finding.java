package live.showhorse.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param part what it belongs to: build, speech, redis ...
 * @param what the thing itself, for instance a program
 * @param found what was found, with its version or value
 * @param fix what to do, or empty when nothing is wrong
 */
public record Finding(String part, String what, Level level, String found, String fix) {
  /** How bad it is. */
  public enum Level {
    OK,
    /** Showhorse runs, with less: a language, an encoder, speed. */
    WARNING,
    /** Showhorse does not run, or not as it is configured. */
    PROBLEM;

    @JsonValue
    String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String part, String what, String found) {
    return new Finding(part, what, Level.OK, found, "");
  }

  static Finding warning(String part, String what, String found, String fix) {
    return new Finding(part, what, Level.WARNING, found, fix);
  }

  static Finding problem(String part, String what, String found, String fix) {
    return new Finding(part, what, Level.PROBLEM, found, fix);
  }
}
