package live.showhorse.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets write them, read as people see them. */
class ScriptTableTest {
  private static final Path FILES = Path.of("src/test/resources/script");

  /** What each program's file is, and what its only row says. */
  @ParameterizedTest
  @MethodSource
  void whatProgramsWriteIsRead(String what, String file, String separator, String... row) {
    ScriptTable table = read(file);

    assertThat(table.table().separator()).as(what).contains(separator);
    assertThat(table.rows()).as(what).hasSize(1);
    assertThat(
            Stream.of(Column.TEXT, Column.LANGUAGE, Column.PRODUCT, Column.PRICE)
                .map(column -> table.header().cell(table.rows().getFirst(), column).orElse(""))
                .limit(row.length))
        .as(what)
        .containsExactly(row);
  }

  static Stream<Object[]> whatProgramsWriteIsRead() {
    return Stream.of(
        file("Google Sheets", "text,language\r\n\"Tea, warm\",en", ",", "Tea, warm", "en"),
        file("LibreOffice", "\"text\",\"language\"\n\"Tea\",\"en\"\n", ",", "Tea", "en"),
        file(
            "Excel in German",
            "text;language;product;price\r\nJetzt, neu;de;Kanne;24,90 €\r\n",
            ";",
            "Jetzt, neu",
            "de",
            "Kanne",
            "24,90 €"),
        file(
            "Excel for Unicode text",
            "text\tlanguage\r\n\"Tea, 1; 2\"\ten\r\n",
            "\t",
            "Tea, 1; 2",
            "en"),
        file("Numbers", "text;language;;\nTea;en;;\n;;;\n;;;\n", ";", "Tea", "en"),
        file("a Mac of old", "text,language\rTea,en\r", ",", "Tea", "en"),
        file("line ends of two kinds", "text,language\r\n\n\rTea,en\n\r\n", ",", "Tea", "en"),
        file("bars", "text|language\nTea, or; coffee|en\n", "|", "Tea, or; coffee", "en"),
        file("sep=", "sep=;\r\ntext;language\r\nTea;en\r\n", ";", "Tea", "en"),
        file(
            "sep= with a mark and a tab",
            "\uFEFFSEP=\t\r\ntext\tlanguage\nTea\ten",
            "\t",
            "Tea",
            "en"),
        file("sep= that is quoted", "\"sep=,\"\ntext,language\nTea,en", ",", "Tea", "en"),
        file("sep= of another sign", "sep=~\ntext~language\nTea~en", "~", "Tea", "en"),
        file("trailing commas", "text,language,,,\nTea,en,,,\n,,,,\n", ",", "Tea", "en"),
        file("rows without their empty end", "text,language,product,price\nTea\n", ",", "Tea", ""),
        file(
            "no-break spaces",
            "\u00A0text\u00A0,language\u2007\n\u00A0Tea\u00A0,\u202Fen",
            ",",
            "Tea",
            "en"),
        file("full-width spaces", "\u3000text,language\u3000\n\u3000茶\u3000,zh", ",", "茶", "zh"),
        file("no width at all", "\u200Btext,language\u2060\nTea\uFEFF,\u200Een", ",", "Tea", "en"),
        file("names in capitals", "TEXT,Language\nTea,en", ",", "Tea", "en"),
        file("names in Chinese", "文案,语言,商品,价格\n茶,zh,乌龙,68元", ",", "茶", "zh", "乌龙", "68元"),
        file(
            "names in German",
            "Sprache;Text;Artikel;Preis\nde;Tee;Kanne;9 €",
            ";",
            "Tee",
            "de",
            "Kanne",
            "9 €"),
        file("a column in the middle without a name", "text,,language\nTea,,en", ",", "Tea", "en"),
        file(
            "spaces before a quote",
            "\"text\", \"language\"\n\"Tea, warm\", \"en\" \n",
            ",",
            "Tea, warm",
            "en"),
        file(
            "quotes inside",
            "text,language\n\"He said \"\"tea\"\".\n\nAnd left.\",en",
            ",",
            "He said \"tea\".\n\nAnd left.",
            "en"),
        file("inches", "text,language\nA 5\" cup,en", ",", "A 5\" cup", "en"),
        file("empty rows above", "\n,,\n\ntext,language\nTea,en", ",", "Tea", "en"),
        file(
            "one column with commas in it",
            "text\nTea, coffee; or both\n",
            "",
            "Tea, coffee; or both"),
        file("one column, all quoted", "\"text\"\n\"Tea, coffee\"\n", "", "Tea, coffee"));
  }

  private static Object[] file(String what, String file, String separator, String... row) {
    return new Object[] {what, file, separator, row};
  }

  /** The bytes are those of the issue. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "script-gbk.csv|欢迎来到直播间。|GB18030|true|','",
        "script-semicolons.csv|Die neue Kanne, jetzt im Angebot.|UTF-8|false|;",
        "script-tabs-utf16.txt|欢迎来到直播间。|UTF-16LE|false|'\t'",
        "script-trailing-commas.csv|Welcome to the show.|UTF-8|true|','"
      })
  void theFilesThatWereRefusedAreRead(
      String name, String text, String charset, boolean guessed, String separator)
      throws IOException {
    ScriptTable table = read(Files.readAllBytes(FILES.resolve(name)));

    assertThat(table.header().cell(table.rows().getFirst(), Column.TEXT)).contains(text);
    assertThat(table.text().orElseThrow().charset()).isEqualTo(charset);
    assertThat(table.text().orElseThrow().guessed()).isEqualTo(guessed);
    assertThat(table.table().separator()).contains(separator);
  }

  @Test
  void rowsAreCountedAsTheSpreadsheetCountsThem() {
    assertThat(read("sep=;\n\ntext;language\n\n\"two\nlines\";en\n;;\nlast;en\n").rows())
        .extracting(Table.Row::number)
        .containsExactly(4, 6);
  }

  /** What is wrong, and the words of the answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'text,colour\na,red'|csv-header|column B is 'colour'|text (required), language",
        "'words;language\na;en'|csv-header|words,language|column A is 'words'",
        "'text,language,Text\na,en,b'|csv-header|columns A and C are both the text|once",
        "'language,product\nen,Tea'|csv-header|no column is the text|text (required)",
        "'text,language\na,en\nTea, warm,en'|csv-row|Row 3 has 'en' in column C|quotes",
        "'text,language\n\"a'|csv-row|Row 2, column A, has a quote that is never closed: 'a'|twice",
        "'text,language\na,\"en\"gb'|csv-row|Row 2, column B, has text after the closing quote: 'gb'|twice",
        "'text,language\n#NAME?,en'|csv-row|Row 2, column A, is a formula that has failed|#NAME?",
        "''|csv-header|The first row is ''|text (required)"
      })
  void whatIsWrongIsSaidWithItsRowAndColumn(String file, String type, String says, String right) {
    assertRefused(file.getBytes(StandardCharsets.UTF_8), type, says, right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 ...|a PDF",
        "<html><table><tr><td>text</td></tr></table>|HTML",
        "<?xml version=\"1.0\"?><Workbook/>|HTML or XML"
      })
  void whatIsNoTableIsRefusedByName(String file, String name) {
    assertRefused(
        file.getBytes(StandardCharsets.UTF_8), "workbook-unreadable", name, ".xlsx or as CSV");
  }

  @Test
  void anOldWorkbookIsRefusedByName() {
    byte[] old = new byte[1_024];
    int[] magic = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    IntStream.range(0, magic.length).forEach(at -> old[at] = (byte) magic[at]);

    assertRefused(old, "workbook-unreadable", ".xls", "password", ".xlsx or as CSV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "a\n", ",,,,,,,,,,,,,,,\n", "\"a\"\r\n"})
  void manyRowsAreCountedWithoutBeingKept(String row) {
    ScriptTable table = read("text,language\n" + row.repeat(200_000));

    assertThat(table.rows()).hasSizeLessThanOrEqualTo(1_000);
    assertThat(table.filled()).isEqualTo(row.contains("a") ? 200_000 : 0);
  }

  @Test
  void aRowWiderThanAnySheetIsRefused() {
    assertRefused(
        ("text,language\na" + ",".repeat(20_000)).getBytes(StandardCharsets.UTF_8),
        "csv-row",
        "Row 2",
        "16384");
  }

  @Test
  void theLettersOfColumnsAreThoseOfSpreadsheets() {
    assertThat(IntStream.of(0, 25, 26, 701, 702, 16_383).mapToObj(Table::letters))
        .isEqualTo(List.of("A", "Z", "AA", "ZZ", "AAA", "XFD"));
  }

  private static void assertRefused(byte[] file, String type, String... says) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo(type);
            })
        .hasMessageContainingAll(says);
  }

  private static ScriptTable read(String file) {
    return read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static ScriptTable read(byte[] file) {
    return ScriptTable.of(file, Optional.empty(), Language.MANDARIN, 1_000);
  }
}
