package live.showhorse.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

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
}
