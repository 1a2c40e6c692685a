package live.showhorse.speech.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English words in katakana, by their sound: what Open JTalk does not know it would spell letter by
 * letter. A rough rendering of how Japanese takes English words over; names whose usual form
 * differs belong into {@code speech/brands.tsv}.
 */
public final class Katakana {
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsLatin}+(?:['’-]\\p{IsLatin}+)*(?: \\p{IsLatin}+(?:['’-]\\p{IsLatin}+)*)*");

  /** Rows of the syllabary with the vowels a, i, u, e, o. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry("", "ア イ ウ エ オ"),
          Map.entry("k", "カ キ ク ケ コ"),
          Map.entry("ɡ", "ガ ギ グ ゲ ゴ"),
          Map.entry("s", "サ シ ス セ ソ"),
          Map.entry("θ", "サ シ ス セ ソ"),
          Map.entry("z", "ザ ジ ズ ゼ ゾ"),
          Map.entry("ð", "ザ ジ ズ ゼ ゾ"),
          Map.entry("ʃ", "シャ シ シュ シェ ショ"),
          Map.entry("ʒ", "ジャ ジ ジュ ジェ ジョ"),
          Map.entry("tʃ", "チャ チ チュ チェ チョ"),
          Map.entry("dʒ", "ジャ ジ ジュ ジェ ジョ"),
          Map.entry("t", "タ ティ トゥ テ ト"),
          Map.entry("d", "ダ ディ ドゥ デ ド"),
          Map.entry("n", "ナ ニ ヌ ネ ノ"),
          Map.entry("h", "ハ ヒ フ ヘ ホ"),
          Map.entry("f", "ファ フィ フ フェ フォ"),
          Map.entry("v", "バ ビ ブ ベ ボ"),
          Map.entry("b", "バ ビ ブ ベ ボ"),
          Map.entry("p", "パ ピ プ ペ ポ"),
          Map.entry("m", "マ ミ ム メ モ"),
          Map.entry("j", "ヤ イ ユ イェ ヨ"),
          Map.entry("ɹ", "ラ リ ル レ ロ"),
          Map.entry("l", "ラ リ ル レ ロ"),
          Map.entry("w", "ワ ウィ ウ ウェ ウォ"),
          Map.entry("ts", "ツァ ツィ ツ ツェ ツォ"));

  /** Column of the vowel and what follows it. */
  private static final Map<String, String> VOWELS =
      Map.ofEntries(
          Map.entry("iː", "1ー"),
          Map.entry("i", "1ー"),
          Map.entry("ɪ", "1"),
          Map.entry("ᵻ", "1"),
          Map.entry("eɪ", "3イ"),
          Map.entry("ɛ", "3"),
          Map.entry("æ", "0"),
          Map.entry("a", "0"),
          Map.entry("aː", "0ー"),
          Map.entry("ɑː", "4"),
          Map.entry("ɑːɹ", "0ー"),
          Map.entry("ɔː", "4ー"),
          Map.entry("ɔːɹ", "4ー"),
          Map.entry("ɔ", "4"),
          Map.entry("oːɹ", "4ー"),
          Map.entry("oː", "4ー"),
          Map.entry("oʊ", "4ー"),
          Map.entry("ʊ", "2"),
          Map.entry("ʊɹ", "2ア"),
          Map.entry("uː", "2ー"),
          Map.entry("ʌ", "0"),
          Map.entry("ɐ", "0"),
          Map.entry("ə", "0"),
          Map.entry("əl", "2ル"),
          Map.entry("ɚ", "0ー"),
          Map.entry("ɜː", "0ー"),
          Map.entry("aɪ", "0イ"),
          Map.entry("aʊ", "0ウ"),
          Map.entry("ɔɪ", "4イ"),
          Map.entry("ɛɹ", "3ア"),
          Map.entry("ɪɹ", "1ア"),
          Map.entry("iə", "1ア"),
          Map.entry("aɪɚ", "0イアー"),
          Map.entry("aɪə", "0イア"));

  /** A consonant without a vowel after it. */
  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("t", "ト"),
          Map.entry("ɾ", "ト"),
          Map.entry("d", "ド"),
          Map.entry("tʃ", "チ"),
          Map.entry("dʒ", "ジ"),
          Map.entry("ʃ", "シュ"),
          Map.entry("ʒ", "ジュ"),
          Map.entry("n", "ン"),
          Map.entry("ŋ", "ング"),
          Map.entry("j", "イ"),
          Map.entry("ɹ", "ー"));

  /** These are doubled at the end of a word after a short vowel: bag, cup, shot. */
  private static final String DOUBLED = "k p t tʃ ʃ d ɡ dʒ";

  private Katakana() {}

  /**
   * The text with its Latin words in katakana.
   *
   * @param pronunciation the phonemes of English words, in IPA
   */
  public static String read(String text, Function<String, List<String>> pronunciation) {
    Map<String, String> known = new HashMap<>();
    return WORD.matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    known.computeIfAbsent(match.group(), words -> words(words, pronunciation))));
  }

  private static String words(String words, Function<String, List<String>> pronunciation) {
    var katakana = new StringBuilder();
    for (String word : words.split("[ -]")) {
      katakana.append(of(pronunciation.apply(word)));
    }
    return katakana.toString();
  }

  /**
   * @param phonemes of one word as espeak-ng names them
   */
  static String of(List<String> phonemes) {
    var katakana = new StringBuilder();
    boolean shortVowel = false;
    for (int at = 0; at < phonemes.size(); at++) {
      String phoneme = plain(phonemes.get(at));
      String next = at + 1 < phonemes.size() ? plain(phonemes.get(at + 1)) : "";
      if (VOWELS.containsKey(phoneme)) {
        katakana.append(syllable("", phoneme));
        shortVowel = stressable(phoneme);
      } else if (VOWELS.containsKey(next) && ROWS.containsKey(consonant(phoneme))) {
        katakana.append(syllable(consonant(phoneme), next));
        shortVowel = stressable(next);
        at++;
      } else if (phoneme.equals("j") && next.isEmpty()) {
        katakana.append("イ");
      } else {
        katakana.append(alone(phoneme, next, shortVowel));
        shortVowel = false;
      }
    }
    return katakana.toString();
  }

  /** A tap between vowels is a t, and a syllabic or dark l an l. */
  private static String consonant(String phoneme) {
    return phoneme.equals("ɾ") ? "t" : phoneme;
  }

  private static boolean stressable(String vowel) {
    return VOWELS.get(vowel).length() == 1 && !vowel.equals("ə");
  }

  private static String syllable(String consonant, String vowel) {
    String form = VOWELS.get(vowel);
    return ROWS.get(consonant).split(" ")[form.charAt(0) - '0'] + form.substring(1);
  }

  private static String alone(String phoneme, String next, boolean afterShortVowel) {
    if (phoneme.equals("m") && List.of("p", "b", "m").contains(next)) {
      return "ン";
    }
    if (phoneme.equals("ŋ") && List.of("k", "ɡ").contains(next)) {
      return "ン";
    }
    String kana =
        ALONE.getOrDefault(
            phoneme, ROWS.containsKey(phoneme) ? ROWS.get(phoneme).split(" ")[2] : "");
    boolean doubled =
        afterShortVowel && next.isEmpty() && List.of(DOUBLED.split(" ")).contains(phoneme);
    return (doubled ? "ッ" : "") + kana;
  }

  private static String plain(String phoneme) {
    return phoneme.replaceAll("[ˈˌ̩ʲ ]", "");
  }
}
