package live.showhorse.speech.reading;

import java.util.Optional;
import live.showhorse.speech.reading.Tongue.Sign;

/** Versions of products, whose points are no decimal marks, where the decimal mark is a comma. */
final class Versions {
  /** Names as they are written and as the tables of names respell them. */
  private static final String PRODUCTS =
      "USB(?:-C)?|U S B(?: C)?|Bluetooth|Bluhtuhs|blou tousse|HDMI|[Vv]ersion|Ver\\.|[vV]|iOS|Android|Windows|Windos|ouine doze|DisplayPort"
          + "|PCIe|Wi-?Fi|wifi|Wei-Fei|WLAN|Web|Firmware|Update|Industrie|Java|Python|GPT|ChatGPT";

  private Versions() {}

  /** Before the rules for dates: "iOS 17.4." is no day. */
  static void addNamedTo(Rules rules, Tongue tongue) {
    rules.say(
        "(?<=(?<!\\p{L})(?:" + PRODUCTS + ")[ -]?)\\d{1,3}(?:\\.\\d{1,3}){1,3}(?!\\d|[.,]\\d)",
        match -> said(match.group(), tongue));
  }

  /** 2.0.1 and 2.0, but 1.299.000 is a number. */
  static void addTo(Rules rules, Tongue tongue) {
    rules
        .maybe(
            "(?<![\\d.,])\\d{1,4}(?:\\.\\d{1,4}){2,3}(?!\\d|[.,]\\d)",
            match ->
                match.group().matches("\\d{1,3}(?:\\.\\d{3})+")
                    ? Optional.empty()
                    : Optional.of(said(match.group(), tongue)))
        .say("(?<![\\d.,])\\d{1,3}\\.0(?!\\d|[.,]\\d)", match -> said(match.group(), tongue));
  }

  private static String said(String version, Tongue tongue) {
    return version.replace(".", " " + tongue.say(Sign.DOT) + " ");
  }
}
