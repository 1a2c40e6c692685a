package live.showhorse.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the speech programs. */
@ConfigMapping(prefix = "showhorse.speech")
public interface SpeechConfig {
  /** The program that speaks everything but Japanese; built with the native code. */
  @WithDefault("${showhorse.native.directory:target/native}/showhorse-espeak")
  Path espeakProgram();

  /** The program that speaks Japanese: a path, or a name looked up in PATH. */
  @WithDefault("open_jtalk")
  String openJtalkProgram();

  /** Open JTalk's dictionary (Debian package open-jtalk-mecab-naist-jdic). */
  @WithDefault("/var/lib/mecab/dic/open-jtalk/naist-jdic")
  Path openJtalkDictionary();

  /** Open JTalk's voice (Debian package hts-voice-nitech-jp-atr503-m001, in contrib). */
  @WithDefault("/usr/share/hts-voice/nitech-jp-atr503-m001/nitech_jp_atr503_m001.htsvoice")
  Path openJtalkVoice();

  /** Warm processes of each program, and so how many sentences are spoken at once; 1..16. */
  @WithDefault("2")
  int processes();

  /** How long one sentence may take before its process counts as hung and is replaced. */
  @WithDefault("10s")
  Duration timeout();

  /**
   * Speech services of the OpenAI {@code audio/speech} shape, by a name of letters, digits and
   * hyphens. Their voices are {@code NAME/VOICE}.
   */
  Map<String, Service> services();

  /** One of them. */
  interface Service {
    /**
     * Address of the call itself, for instance {@code https://speech.example.com/v1/audio/speech}.
     */
    URI url();

    /** Sent as a bearer token; never logged or shown. */
    Optional<String> key();

    /** The model that the service is asked for. */
    String model();

    /** Names of the service's voices that may be used. */
    List<String> voices();

    /** Tags of the languages that it speaks; none: all seven. */
    Optional<Set<String>> languages();

    /** {@code response_format}: wav loses nothing and begins soonest. */
    @WithDefault("wav")
    String format();

    /** How the service is told to speak, where it takes such a text. */
    Optional<String> instructions();

    /** The longest wait for one sentence, over all attempts. */
    @WithDefault("20s")
    Duration timeout();
  }
}
