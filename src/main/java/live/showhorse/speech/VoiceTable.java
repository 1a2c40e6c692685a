package live.showhorse.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/**
 * The voices that can be asked for. Ids are espeak-ng's own names: a language and after a plus sign
 * a variant; without one it is espeak-ng's plain male voice.
 */
final class VoiceTable {
  /** Japanese: the man's voice as it was recorded. */
  static final String JAPANESE_MAN = "nitech-m001";

  /** Japanese: the same voice with higher pitch and formants. */
  static final String JAPANESE_WOMAN = "nitech-m001+f";

  /** espeak-ng's "cmn" reads its own pinyin as English letters. */
  static final String MANDARIN = "cmn-latn-pinyin";

  /** Also reads the Latin words inside Mandarin, which the pinyin voice would garble. */
  static final String ENGLISH = "en-us";

  static final String CANTONESE = "yue";

  /** Women (f2, f3, Annie) and men (m3, m7). */
  private static final List<String> VARIANTS = List.of("+f3", "+f2", "+Annie", "", "+m3", "+m7");

  /** The first base and the first variant are the default: a woman's voice, for every language. */
  private static final Map<Language, List<String>> BASES =
      Map.of(
          Language.MANDARIN, List.of(MANDARIN),
          Language.CANTONESE, List.of(CANTONESE),
          Language.ENGLISH, List.of(ENGLISH, "en-gb-x-rp"),
          Language.KOREAN, List.of("ko"),
          Language.GERMAN, List.of("de"),
          Language.FRENCH, List.of("fr"));

  private static final List<Voice> ALL = all();

  private VoiceTable() {}

  static List<Voice> voices() {
    return ALL;
  }

  /** The default of a language is its first voice among {@code all}. */
  static Voice find(List<Voice> all, Language language, String id) {
    var voices = all.stream().filter(voice -> voice.language() == language).toList();
    if (id.isBlank()) {
      return voices.getFirst();
    }
    return voices.stream()
        .filter(voice -> voice.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                SpeechProblems.unknownVoice(
                    id,
                    language,
                    voices.stream().map(Voice::id).collect(Collectors.joining(", "))));
  }

  private static List<Voice> all() {
    List<Voice> voices = new ArrayList<>();
    for (Language language : Language.values()) {
      if (language == Language.JAPANESE) {
        voices.add(new Voice(JAPANESE_WOMAN, language, OpenJtalkProgram.NAME));
        voices.add(new Voice(JAPANESE_MAN, language, OpenJtalkProgram.NAME));
        continue;
      }
      for (String base : BASES.get(language)) {
        for (String variant : VARIANTS) {
          voices.add(new Voice(base + variant, language, EspeakProgram.NAME));
        }
      }
    }
    return List.copyOf(voices);
  }
}
