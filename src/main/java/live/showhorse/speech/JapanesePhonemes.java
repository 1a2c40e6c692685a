package live.showhorse.speech;

import java.util.Map;

/** Open JTalk's names of phonemes in IPA. */
final class JapanesePhonemes {
  private static final Map<String, String> IPA =
      Map.ofEntries(
          Map.entry("sil", ""),
          Map.entry("pau", ""),
          // The closure of a double consonant: the lips keep their place, nothing sounds.
          Map.entry("cl", "ʔ"),
          Map.entry("a", "a"),
          Map.entry("i", "i"),
          Map.entry("u", "ɯ"),
          Map.entry("e", "e"),
          Map.entry("o", "o"),
          // Capitals are vowels without voice.
          Map.entry("A", "ḁ"),
          Map.entry("I", "i̥"),
          Map.entry("U", "ɯ̥"),
          Map.entry("E", "e̥"),
          Map.entry("O", "o̥"),
          Map.entry("N", "ɴ"),
          Map.entry("b", "b"),
          Map.entry("by", "bʲ"),
          Map.entry("ch", "tɕ"),
          Map.entry("d", "d"),
          Map.entry("dy", "dʲ"),
          Map.entry("f", "ɸ"),
          Map.entry("g", "ɡ"),
          Map.entry("gw", "ɡʷ"),
          Map.entry("gy", "ɡʲ"),
          Map.entry("h", "h"),
          Map.entry("hy", "ç"),
          Map.entry("j", "dʑ"),
          Map.entry("k", "k"),
          Map.entry("kw", "kʷ"),
          Map.entry("ky", "kʲ"),
          Map.entry("m", "m"),
          Map.entry("my", "mʲ"),
          Map.entry("n", "n"),
          Map.entry("ny", "ɲ"),
          Map.entry("p", "p"),
          Map.entry("py", "pʲ"),
          Map.entry("r", "ɾ"),
          Map.entry("ry", "ɾʲ"),
          Map.entry("s", "s"),
          Map.entry("sh", "ɕ"),
          Map.entry("t", "t"),
          Map.entry("ts", "ts"),
          Map.entry("ty", "tʲ"),
          Map.entry("v", "v"),
          Map.entry("w", "w"),
          Map.entry("y", "j"),
          Map.entry("z", "z"));

  private JapanesePhonemes() {}

  /** A name this table does not know is passed on as it is. */
  static String ipa(String name) {
    return IPA.getOrDefault(name, name);
  }
}
