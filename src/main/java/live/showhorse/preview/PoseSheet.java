package live.showhorse.preview;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import live.showhorse.command.FacePlace;
import live.showhorse.command.Stills;
import live.showhorse.engine.ClipRequest;
import live.showhorse.engine.Engine;
import live.showhorse.engine.Pose;
import live.showhorse.media.Picture;

/** The contact sheet of a presenter: every pose that the engine lists, large where it matters. */
final class PoseSheet {
  /**
   * What a group shows.
   *
   * @param columns pictures in a row
   * @param width in eye distances; 0 shows the whole picture
   * @param height in eye distances
   * @param down from between the eyes to the middle of what is shown, in eye distances
   */
  private record Crop(String heading, int columns, double width, double height, double down) {}

  /** The group whose pictures are shown as they are. */
  static final String WHOLE = "whole";

  /** The group for pictures of a clip. */
  static final String SPEECH = "speech";

  private static final String NEUTRAL = "neutral";

  private static final Crop FACE = new Crop("Head and brows", 5, 4.2, 4.8, 0.35);

  private static final Map<String, Crop> CROPS =
      Map.of(
          "visemes",
          new Crop("Visemes", 8, 1.9, 1.5, 1.12),
          "eyes",
          new Crop("Eyes", 5, 2.2, 0.9, -0.03),
          WHOLE,
          new Crop("Rig, framing, on air", 5, 0, 0, 0),
          SPEECH,
          new Crop("Speech, a picture every 80 ms", 8, 1.9, 1.5, 1.12));

  private final ContactSheet sheet;
  private final FacePlace place;
  private Crop last;

  PoseSheet(Font font, String title, FacePlace place) {
    this.place = place;
    sheet = new ContactSheet(font, title);
  }

  /** Adds every pose; blocks while they are rendered. */
  void poses(Engine engine, ClipRequest who) {
    List<Pose> poses = engine.poses();
    try (Picture picture = new Picture(who.canvas())) {
      for (int i = 0; i < poses.size(); i++) {
        engine.pose(who, i, picture);
        String group = poses.get(i).group();
        add(group.equals(NEUTRAL) ? WHOLE : group, poses.get(i).name(), Stills.rgb(picture));
      }
    }
  }

  /**
   * Adds a picture of the same presenter.
   *
   * @param group decides what of it is shown
   */
  void add(String group, String name, BufferedImage picture) {
    Crop crop = CROPS.getOrDefault(group, FACE);
    if (crop != last) {
      sheet.section(crop.heading(), crop.columns());
      last = crop;
    }
    if (crop.width() == 0) {
      sheet.add(picture, name);
      return;
    }
    sheet.add(cut(picture, crop), name);
  }

  BufferedImage draw() {
    return sheet.draw();
  }

  /** That part of the picture; what lies outside of it is its nearest part. */
  private BufferedImage cut(BufferedImage picture, Crop crop) {
    double unit = place.eyeDistance();
    int width = Math.min(picture.getWidth(), (int) (crop.width() * unit));
    int height = Math.min(picture.getHeight(), (int) (crop.height() * unit));
    int x = (int) (place.eyesX() - width / 2.0);
    int y = (int) (place.eyesY() + crop.down() * unit - height / 2.0);
    return picture.getSubimage(
        Math.clamp(x, 0, picture.getWidth() - width),
        Math.clamp(y, 0, picture.getHeight() - height),
        width,
        height);
  }
}
