package live.showhorse.preview;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Pictures under headings, each with its name, on one page. One thread. */
final class ContactSheet {
  /** Fits a README and a screen. */
  private static final int WIDTH = 1_200;

  private static final int MARGIN = 24;
  private static final int GAP = 10;
  private static final int NAME_HEIGHT = 24;
  private static final int HEADING_HEIGHT = 48;
  private static final float TITLE_SIZE = 26;
  private static final float HEADING_SIZE = 20;
  private static final float NAME_SIZE = 15;
  private static final Font PHONETIC = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
  private static final Color PAPER = new Color(0x15, 0x18, 0x1E);
  private static final Color INK = new Color(0xF2, 0xF2, 0xEE);
  private static final Color NAME_INK = new Color(0xB4, 0xB9, 0xC2);

  private final Font font;
  private final String title;
  private final List<Section> sections = new ArrayList<>();

  private record Tile(BufferedImage picture, String name) {}

  /**
   * @param columns pictures in a row; they share the width
   */
  private record Section(String heading, int columns, List<Tile> tiles) {
    int tileWidth() {
      return (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
    }

    int tileHeight() {
      BufferedImage first = tiles.getFirst().picture();
      return tileWidth() * first.getHeight() / first.getWidth();
    }

    int height() {
      int rows = Math.ceilDiv(tiles.size(), columns);
      return HEADING_HEIGHT + rows * (tileHeight() + NAME_HEIGHT + GAP);
    }
  }

  /**
   * @param font for all text, of any size
   */
  ContactSheet(Font font, String title) {
    this.font = font;
    this.title = title;
  }

  /** What follows goes under this heading, so many pictures in a row. */
  void section(String heading, int columns) {
    sections.add(new Section(heading, columns, new ArrayList<>()));
  }

  /** Adds a picture to the last section; the first one gives all of them their shape. */
  void add(BufferedImage picture, String name) {
    sections.getLast().tiles().add(new Tile(picture, name));
  }

  BufferedImage draw() {
    sections.removeIf(section -> section.tiles().isEmpty());
    int height = 2 * MARGIN + HEADING_HEIGHT + sections.stream().mapToInt(Section::height).sum();
    var sheet = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setColor(PAPER);
      pen.fillRect(0, 0, WIDTH, height);
      write(pen, title, TITLE_SIZE, INK, MARGIN, MARGIN + HEADING_HEIGHT / 2);
      int top = MARGIN + HEADING_HEIGHT;
      for (Section section : sections) {
        draw(pen, section, top);
        top += section.height();
      }
    } finally {
      pen.dispose();
    }
    return sheet;
  }

  private void draw(Graphics2D pen, Section section, int top) {
    write(pen, section.heading(), HEADING_SIZE, INK, MARGIN, top + HEADING_HEIGHT * 2 / 3);
    int width = section.tileWidth();
    int height = section.tileHeight();
    for (int i = 0; i < section.tiles().size(); i++) {
      Tile tile = section.tiles().get(i);
      int x = MARGIN + i % section.columns() * (width + GAP);
      int y = top + HEADING_HEIGHT + i / section.columns() * (height + NAME_HEIGHT + GAP);
      drawInto(pen, tile.picture(), x, y, width, height);
      write(pen, tile.name(), NAME_SIZE, NAME_INK, x + 2, y + height + NAME_HEIGHT * 3 / 4);
    }
  }

  /** As large as it fits, in the middle. */
  private static void drawInto(
      Graphics2D pen, BufferedImage picture, int x, int y, int width, int height) {
    double scale =
        Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
    int wide = (int) Math.round(picture.getWidth() * scale);
    int high = (int) Math.round(picture.getHeight() * scale);
    pen.drawImage(picture, x + (width - wide) / 2, y + (height - high) / 2, wide, high, null);
  }

  private void write(Graphics2D pen, String text, float size, Color ink, int x, int baseline) {
    // The captions' font lacks most phonetic letters
    pen.setFont((font.canDisplayUpTo(text) < 0 ? font : PHONETIC).deriveFont(size));
    pen.setColor(ink);
    pen.drawString(text, x, baseline);
  }
}
