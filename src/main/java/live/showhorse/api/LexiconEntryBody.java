package live.showhorse.api;

import java.util.Optional;
import live.showhorse.script.Language;
import live.showhorse.speech.LexiconEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one word is read, as callers give it and see it. */
@Schema(
    name = "LexiconEntry",
    requiredProperties = {"word", "reading"})
record LexiconEntryBody(
    @Schema(description = "As it is written, 1..64 characters", examples = "SK-II") String word,
    @Schema(
            description =
                "1..128 characters: plain text of the language, pinyin with tone numbers (zh), kana"
                    + " (ja), or IPA between slashes (en, de, fr)",
            examples = "エスケーツー")
        String reading,
    @Schema(
            description =
                "zh, yue, en, ja, ko, de or fr; without it, in all that can speak the reading",
            examples = "ja",
            implementation = String.class)
        Optional<String> language,
    @Schema(
            description = "Whether capitals must be as in the word; default: false",
            implementation = Boolean.class)
        Optional<Boolean> matchCase) {

  static LexiconEntryBody of(LexiconEntry entry) {
    return new LexiconEntryBody(
        entry.word(),
        entry.reading(),
        entry.language().map(Language::tag),
        Optional.of(entry.matchCase()));
  }

  /**
   * @param place of the entry, for what is missing
   */
  LexiconEntry toEntry(String place) {
    return new LexiconEntry(
        Given.required(place + ".word", word),
        Given.required(place + ".reading", reading),
        language.map(Given::language),
        matchCase.orElse(false));
  }
}
