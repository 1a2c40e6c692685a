package live.showhorse.speech.reading;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Mandarin in pinyin with tone numbers. HanLP cuts the text into words; a word, or several that
 * make a phrase, is looked up in {@code speech/mandarin.tsv} and then in HanLP's dictionary of
 * phrases; {@link Heteronyms} decides what neither knows, {@link Contexts} what both have wrong;
 * {@link ToneSandhi} changes the tones.
 *
 * <p>The first use loads some 40 MB in about half a second: see {@link #warm()}. Thread-safe.
 */
public final class Pinyin {
  /** The longest phrase of the dictionaries has eight characters, hardly ever five words. */
  private static final int MOST_WORDS = 5;

  private static final Pattern SYLLABLES =
      Pattern.compile("(?:[a-zü]{1,6}[1-5])(?:[ ']?[a-zü]{1,6}[1-5])*");
  private static final Pattern SYLLABLE = Pattern.compile("([a-zü]{1,6})([1-5])");

  private Pinyin() {}

  /** Loaded when first used. */
  private static final class Loaded {
    static final Segment SEGMENT =
        new ViterbiSegment()
            .enableAllNamedEntityRecognize(false)
            .enableCustomDictionary(false)
            .enablePartOfSpeechTagging(true);
    static final Map<String, List<String>> OWN = Tables.read("mandarin.tsv");

    static {
      SEGMENT.seg("你好");
      PinyinDictionary.get("你好");
      HanLP.convertToSimplifiedChinese("你好");
    }

    private Loaded() {}
  }

  /** Loads the dictionaries. Blocks for about half a second the first time. */
  public static void warm() {
    toPinyin("你好");
  }

  /**
   * @param text characters, punctuation and anything else, in either script
   * @return words of pinyin with spaces between them; everything but Chinese characters as it is
   */
  public static String toPinyin(String text) {
    List<Word> words = words(HanLP.convertToSimplifiedChinese(text));
    var pinyin = new StringBuilder();
    List<Word> breath = new ArrayList<>();
    for (Word word : words) {
      if (word.syllables().isEmpty()) {
        append(pinyin, breath);
        pinyin.append(word.text());
      } else {
        breath.add(word);
      }
    }
    append(pinyin, breath);
    return pinyin.toString().strip();
  }

  /**
   * A reading that a person wrote.
   *
   * @return {@code ni3 hao3} for "Ni3hao3"; empty when it is not pinyin with tone numbers
   */
  public static Optional<String> checked(String reading) {
    String lower = reading.strip().toLowerCase(java.util.Locale.ROOT).replace("u:", "ü");
    if (!SYLLABLES.matcher(lower).matches()) {
      return Optional.empty();
    }
    List<String> syllables =
        SYLLABLE
            .matcher(lower)
            .results()
            .map(match -> match.group(1).replace('ü', 'v') + match.group(2))
            .toList();
    return syllables.stream().allMatch(Pinyin::exists)
        ? Optional.of(String.join(" ", syllables))
        : Optional.empty();
  }

  /** A word with its syllables; without any when it is not Chinese. */
  record Word(String text, List<String> syllables) {}

  private static boolean exists(String syllable) {
    String neutral = syllable.substring(0, syllable.length() - 1);
    return Arrays.stream(com.hankcs.hanlp.dictionary.py.Pinyin.values())
        .anyMatch(known -> known.getPinyinWithoutTone().equals(neutral));
  }

  private static void append(StringBuilder pinyin, List<Word> breath) {
    for (List<String> syllables : ToneSandhi.applied(breath)) {
      pinyin.append(' ').append(String.join("", syllables));
    }
    if (!breath.isEmpty()) {
      pinyin.append(' ');
    }
    breath.clear();
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int done = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      String character = Character.toString(text.codePointAt(at));
      if (rare(character)) {
        addWords(text.substring(done, at), words);
        words.add(
            new Word(character, RareCharacters.pinyin(character).map(List::of).orElse(List.of())));
        done = at + character.length();
      }
    }
    addWords(text.substring(done), words);
    return decided(words, Contexts.readings(text));
  }

  /** Not in HanLP's dictionary, whose segmenter also cuts characters outside the basic plane. */
  private static boolean rare(String character) {
    return chinese(character) && PinyinDictionary.get(character) == null;
  }

  private static List<Word> decided(List<Word> words, Map<Integer, String> readings) {
    if (readings.isEmpty()) {
      return words;
    }
    List<Word> decided = new ArrayList<>();
    int start = 0;
    for (Word word : words) {
      List<String> syllables = new ArrayList<>(word.syllables());
      for (int at = 0; at < syllables.size(); at++) {
        syllables.set(at, readings.getOrDefault(start + at, syllables.get(at)));
      }
      decided.add(new Word(word.text(), List.copyOf(syllables)));
      start += word.text().length();
    }
    return decided;
  }

  private static void addWords(String text, List<Word> words) {
    List<Term> terms = text.isEmpty() ? List.of() : Loaded.SEGMENT.seg(text);
    int at = 0;
    while (at < terms.size()) {
      int end = phrase(terms, at, words);
      if (end == at) {
        words.add(single(terms, at));
        end++;
      }
      at = end;
    }
  }

  /**
   * Adds the longest phrase that begins at a word.
   *
   * @return the index after it, or {@code at} when there is none
   */
  private static int phrase(List<Term> terms, int at, List<Word> words) {
    for (int end = Math.min(terms.size(), at + MOST_WORDS); end > at; end--) {
      String text = joined(terms, at, end);
      if (text.codePointCount(0, text.length()) < 2 || !chinese(text)) {
        continue;
      }
      Optional<List<String>> syllables = lookedUp(text);
      if (syllables.isPresent()) {
        words.add(new Word(text, syllables.get()));
        return end;
      }
    }
    return at;
  }

  private static Optional<List<String>> lookedUp(String text) {
    List<String> own = Loaded.OWN.get(text);
    if (own != null) {
      return Optional.of(List.of(own.getFirst().split(" ")));
    }
    var known = PinyinDictionary.get(text);
    return known == null || known.length != text.length()
        ? Optional.empty()
        : Optional.of(Arrays.stream(known).map(Object::toString).toList());
  }

  private static Word single(List<Term> terms, int at) {
    String text = terms.get(at).word;
    if (!chinese(text)) {
      return new Word(text, List.of());
    }
    if (text.length() == 1) {
      return new Word(text, List.of(Heteronyms.reading(terms, at)));
    }
    List<String> syllables = new ArrayList<>();
    for (var syllable : HanLP.convertToPinyinList(text)) {
      syllables.add(syllable.toString());
    }
    return syllables.size() == text.length() && !syllables.contains("none5")
        ? new Word(text, List.copyOf(syllables))
        : new Word(text, List.of());
  }

  private static String joined(List<Term> terms, int start, int end) {
    var text = new StringBuilder();
    terms.subList(start, end).forEach(term -> text.append(term.word));
    return text.toString();
  }

  private static boolean chinese(String text) {
    return text.codePoints().allMatch(point -> UnicodeScript.of(point) == UnicodeScript.HAN);
  }
}
