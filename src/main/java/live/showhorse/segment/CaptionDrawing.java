package live.showhorse.segment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.script.Language;

/** The sentence being spoken, page after page, each shown for its share of the text. */
record CaptionDrawing(Stage stage, Typeface face, Language language) {
  private static final double TEXT_SIZE = 5.4;
  private static final double LINE_HEIGHT = 1.28;
  private static final Color BOX = new Color(10, 12, 18, 158);
  private static final Color OUTLINE = new Color(0, 0, 0, 200);

  List<Layer> draw(String text, int frames, int speechFrom, int speechTo) {
    Lettering letters = face.at(stage.part(TEXT_SIZE)).of(text);
    double padding = stage.part(2.6);
    List<List<String>> pages =
        new CaptionLayout(letters, language).pages(text, stage.captionWidth() - 2 * padding);
    int all = pages.stream().mapToInt(CaptionDrawing::length).sum();
    List<Layer> layers = new ArrayList<>();
    int shown = 0;
    for (int i = 0; i < pages.size(); i++) {
      int from = at(shown, all, speechFrom, speechTo);
      shown += length(pages.get(i));
      int to = i == pages.size() - 1 ? frames : at(shown, all, speechFrom, speechTo);
      if (to > from) {
        layers.add(page(letters, pages.get(i), padding, from, to));
      }
    }
    return layers;
  }

  private static int at(int shown, int all, int speechFrom, int speechTo) {
    return speechFrom + (int) Math.round((double) shown / all * (speechTo - speechFrom));
  }

  private static int length(List<String> page) {
    return page.stream().mapToInt(line -> line.codePointCount(0, line.length())).sum();
  }

  private Layer page(Lettering letters, List<String> lines, double padding, int from, int to) {
    double pitch = letters.size() * LINE_HEIGHT;
    double widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, letters.width(line));
    }
    double width = widest + 2 * padding;
    double height = pitch * lines.size() + padding;
    BufferedImage image = Stage.image(width, height);
    Graphics2D graphics = Stage.graphics(image);
    double arc = stage.part(4);
    graphics.setColor(BOX);
    graphics.fill(new RoundRectangle2D.Double(0, 0, width, height, arc, arc));
    graphics.setStroke(
        new BasicStroke((float) stage.part(0.7), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < lines.size(); i++) {
      double x = (width - letters.width(lines.get(i))) / 2;
      // 0.88 of the em is the top of an ideograph in Noto Sans CJK: centres the line in its pitch.
      double y = padding / 2 + pitch * i + (pitch - letters.size()) / 2 + letters.size() * 0.88;
      Shape outline = letters.outline(lines.get(i), x, y);
      graphics.setColor(OUTLINE);
      graphics.draw(outline);
      graphics.setColor(Color.WHITE);
      graphics.fill(outline);
    }
    graphics.dispose();
    int x = Stage.even((stage.canvas().width() - image.getWidth()) / 2.0);
    return new Layer(image, x, stage.captionBottom() - image.getHeight(), from, to);
  }
}
