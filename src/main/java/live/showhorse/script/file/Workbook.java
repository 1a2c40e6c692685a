package live.showhorse.script.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import live.showhorse.problem.ProblemException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads the first sheet of an {@code .xlsx} workbook that has something in it, cells as a person
 * sees them: numbers, prices and dates in their formats, formulas by their last results. Streams: a
 * workbook takes the memory of its texts, whatever else is in it. Any thread; blocks on nothing.
 */
public final class Workbook {
  /** Unpacked: a script of 1,000 lines has one or two; POI would take some 4 GB. */
  private static final long MOST_UNPACKED = 64L << 20;

  private static final int MOST_PARTS = 2_000;

  static {
    // Rows that are alike pack well; what may be unpacked is bounded above
    ZipSecureFile.setMinInflateRatio(0);
  }

  private Workbook() {}

  /**
   * @param most rows that are kept; those beyond are only counted
   * @param locale decides what separates decimals and thousands, which a workbook does not say
   * @throws ProblemException 422 {@code workbook-unreadable}; 413 {@code workbook-too-large}
   */
  public static Table table(byte[] file, int most, Locale locale) {
    checkParts(file);
    try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file))) {
      return table(opened, most, locale);
    } catch (ProblemException known) {
      throw known;
    } catch (OpenXML4JException | SAXException | IOException | RuntimeException damaged) {
      // POI answers a damaged part with whatever it stumbles over
      throw unreadable("it is damaged", damaged);
    }
  }

  private static Table table(OPCPackage opened, int most, Locale locale)
      throws OpenXML4JException, SAXException, IOException {
    var reader = new XSSFReader(opened);
    var texts = new ReadOnlySharedStringsTable(opened, false);
    var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
    Optional<Table> empty = Optional.empty();
    while (sheets.hasNext()) {
      try (InputStream sheet = sheets.next()) {
        var rows = new SheetRows(most);
        XMLReader parser = parser();
        parser.setContentHandler(
            new XSSFSheetXMLHandler(
                reader.getStylesTable(), null, texts, rows, new DataFormatter(locale), false));
        parser.parse(new InputSource(sheet));
        Table table =
            new Table(
                rows.rows(), rows.filled(), Optional.empty(), Optional.of(sheets.getSheetName()));
        if (table.filled() > 0) {
          return table;
        }
        empty = empty.or(() -> Optional.of(table));
      }
    }
    return empty.orElseThrow(() -> unreadable("it has no sheet", null));
  }

  private static XMLReader parser() throws SAXException {
    try {
      return XMLHelper.newXMLReader();
    } catch (javax.xml.parsers.ParserConfigurationException impossible) {
      throw new IllegalStateException("every Java has an XML parser", impossible);
    }
  }

  /** A few kilobytes can unpack to gigabytes; and other programs pack their files in ZIP, too. */
  private static void checkParts(byte[] file) {
    List<String> names = new ArrayList<>();
    long unpacked = 0;
    byte[] buffer = new byte[64 * 1024];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      ZipEntry part;
      while ((part = zip.getNextEntry()) != null) {
        names.add(part.getName());
        int count;
        while ((count = zip.read(buffer)) >= 0) {
          unpacked += count;
          if (unpacked > MOST_UNPACKED || names.size() > MOST_PARTS) {
            throw new ProblemException(
                413,
                "workbook-too-large",
                "The workbook unpacks to more than %d MB or %d parts; a script has 1 or 2. Keep only the sheet with the script, or save it as CSV."
                    .formatted(MOST_UNPACKED >> 20, MOST_PARTS));
          }
        }
      }
    } catch (ZipException damaged) {
      throw unreadable("it is damaged", damaged);
    } catch (IOException cut) {
      throw unreadable("it is cut off", cut);
    }
    if (!names.contains("xl/workbook.xml") && !names.contains("[Content_Types].xml")) {
      throw unreadable("it is " + other(names), null);
    }
    if (names.contains("xl/workbook.bin")
        || names.contains("word/document.xml")
        || names.contains("ppt/presentation.xml")) {
      throw unreadable("it is " + other(names), null);
    }
  }

  private static String other(List<String> names) {
    if (names.contains("xl/workbook.bin")) {
      return "a binary workbook (.xlsb)";
    }
    if (names.contains("word/document.xml")) {
      return "a Word document";
    }
    if (names.contains("ppt/presentation.xml")) {
      return "a presentation";
    }
    if (names.contains("content.xml")) {
      return "an OpenDocument file (.ods)";
    }
    return names.stream().anyMatch(name -> name.startsWith("Index/") && name.endsWith(".iwa"))
        ? "a Numbers document"
        : "a ZIP archive of something else";
  }

  static ProblemException unreadable(String why, Throwable cause) {
    return new ProblemException(
        422,
        "workbook-unreadable",
        "The file cannot be read as a workbook: " + why + ". Save it as .xlsx or as CSV.",
        cause);
  }
}
