package live.showhorse.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import live.showhorse.problem.ProblemException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as Excel shows them, whoever wrote them. */
class WorkbookTest {
  private static final String SHEET =
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s</sheetData></worksheet>";

  @Test
  void theFirstSheetThatIsNotEmptyIsRead() {
    Table table =
        read(
            workbook(
                book -> {
                  book.createSheet("Empty").createRow(3).createCell(1).setCellValue("\u00A0");
                  row(book.createSheet("Script").createRow(4), "text", "language");
                  row(book.getSheet("Script").createRow(6), " 欢迎 ", "zh");
                  row(book.createSheet("Notes").createRow(0), "nothing");
                }));

    assertThat(table.sheet()).contains("Script");
    assertThat(table.separator()).isEmpty();
    assertThat(table.rows())
        .containsExactly(
            new Table.Row(5, List.of("text", "language")), new Table.Row(7, List.of("欢迎", "zh")));
  }

  /** Value, format and locale; what Excel shows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "68|General|en|68",
        "68.5|General|en|68.5",
        "68.5|General|de|68,5",
        "24.9|#,##0.00 \"€\"|de|24,90 €",
        "1299|\"¥\"#,##0.00|zh|¥1,299.00",
        "1299|[$¥-411]#,##0|ja|¥1,299",
        "0.3|0%|en|30%",
        "-5|0;[Red]-0|en|-5",
        "1.1|_-* #,##0.00 [$€-407]_-|de|1,10 €",
        "0.30000000000000004|General|en|0.3",
        "13800138000|0|zh|13800138000"
      })
  void numbersAreReadAsPeopleSeeThem(double value, String format, String locale, String shown) {
    byte[] file =
        workbook(
            book -> {
              CellStyle style = book.createCellStyle();
              style.setDataFormat(book.createDataFormat().getFormat(format));
              Cell cell = book.createSheet().createRow(0).createCell(0);
              cell.setCellValue(value);
              cell.setCellStyle(style);
            });

    assertThat(Workbook.table(file, 10, Locale.forLanguageTag(locale)).rows().getFirst().cells())
        .containsExactly(shown);
  }

  @Test
  void datesAndFormulasAreReadAsTheirLastResults() {
    byte[] file =
        workbook(
            book -> {
              CellStyle date = book.createCellStyle();
              date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
              Row row = book.createSheet().createRow(0);
              row.createCell(0).setCellValue(LocalDate.of(2026, 11, 20));
              row.getCell(0).setCellStyle(date);
              row.createCell(2).setCellFormula("\"Only \"&34*2");
              row.createCell(3).setCellFormula("1/0");
              book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    assertThat(read(file).rows().getFirst().cells())
        .containsExactly("2026-11-20", "", "Only 68", "ERROR:#DIV/0!");
  }

  /** As LibreOffice, scripts and databases write them: texts in the cells, rows without numbers. */
  @Test
  void textsInTheCellsAndPhoneticsOfJapaneseAreRead() {
    byte[] inline =
        zip(
            SHEET.formatted(
                "<row r='2'><c r='B2' t='inlineStr'><is><r><t>Wel</t></r><r><t>come</t></r></is></c>"
                    + "<c r='C2' t='str'><v>en</v></c><c r='D2' t='b'><v>1</v></c></row>"));

    assertThat(read(inline).rows())
        .containsExactly(new Table.Row(2, List.of("", "Welcome", "en", "TRUE")));
  }

  @Test
  void rowsBeyondTheMostAreOnlyCounted() {
    byte[] file =
        workbook(
            book -> {
              var sheet = book.createSheet();
              for (int at = 0; at < 500; at++) {
                row(sheet.createRow(at), "line " + at);
              }
            });

    Table table = Workbook.table(file, 100, Locale.ENGLISH);
    assertThat(table.rows()).hasSize(100);
    assertThat(table.filled()).isEqualTo(500);
  }

  /** 60 kB that unpack to 70 MB. */
  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    String zeros = "<row><c><v>" + "0".repeat(70 << 20) + "</v></c></row>";

    assertRefused(zip(SHEET.formatted(zeros)), 413, "workbook-too-large", "64 MB");
  }

  @Test
  void entitiesAreNotExpandedNorFetched() {
    String evil =
        "<!DOCTYPE worksheet [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
            + "<!ENTITY f SYSTEM 'file:///etc/hostname'>]>";

    assertRefused(
        zip(evil + SHEET.formatted("<row><c t='str'><v>&b;&f;</v></c></row>")),
        422,
        "workbook-unreadable",
        "damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xl/workbook.bin|binary workbook (.xlsb)",
        "word/document.xml|Word document",
        "ppt/presentation.xml|presentation",
        "content.xml|OpenDocument",
        "Index/Document.iwa|Numbers",
        "photo.jpg|something else"
      })
  void anotherFileThatIsPackedIsRefusedByName(String part, String name) {
    assertRefused(packed(Map.of(part, "x")), 422, "workbook-unreadable", name);
  }

  /** The same damage in every run. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aDamagedWorkbookIsReadOrRefused(int seed) {
    byte[] whole = workbook(book -> row(book.createSheet().createRow(0), "text", "language"));
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 4));
      for (int bytes = random.nextInt(20); bytes > 0; bytes--) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(damaged).rows()).hasSizeLessThan(3);
      } catch (ProblemException refused) {
        assertThat(refused.type()).startsWith("workbook-");
      }
    }
  }

  private static void assertRefused(byte[] file, int status, String type, String says) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.type()).isEqualTo(type);
            })
        .hasMessageContaining(says);
  }

  private static Table read(byte[] file) {
    return Workbook.table(file, 1_000, Locale.ENGLISH);
  }

  private static byte[] workbook(Consumer<XSSFWorkbook> filled) {
    try (var book = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      filled.accept(book);
      book.write(bytes);
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void row(Row row, String... cells) {
    for (int at = 0; at < cells.length; at++) {
      row.createCell(at).setCellValue(cells[at]);
    }
  }

  /** The least that is a workbook, with this sheet. */
  private static byte[] zip(String sheet) {
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    return packed(
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='"
                + types
                + "sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='"
                + types
                + "worksheet+xml'/></Types>",
            "_rels/.rels",
            "<Relationships xmlns='"
                + packages
                + "'><Relationship Id='r1' Type='"
                + relations
                + "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='"
                + packages
                + "'><Relationship Id='r1' Type='"
                + relations
                + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
            "xl/workbook.xml",
            "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='"
                + relations
                + "'><sheets><sheet name='Sheet1' sheetId='1' r:id='r1'/></sheets></workbook>",
            "xl/worksheets/sheet1.xml",
            sheet));
  }

  private static byte[] packed(Map<String, String> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }
}
