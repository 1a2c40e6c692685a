package live.showhorse.testing;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;

/** Picture files that are not what they seem, made by hand. */
public final class BadPictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private BadPictures() {}

  /** A file of a hundred bytes that says it has 50,000 x 50,000 pixels. */
  public static byte[] declaring(int width, int height) {
    return png(chunk("IHDR", header(width, height, 8, 6)), chunk("IDAT", deflated(new byte[64])));
  }

  /** Whole and well formed: {@code side} x {@code side} pixels of 16 bits, all black. */
  public static byte[] deflateBomb(int side) {
    byte[] rows = new byte[side * (side * 8 + 1)];
    return png(chunk("IHDR", header(side, side, 16, 6)), chunk("IDAT", deflated(rows)));
  }

  /** Small, but its pixels unpack to far more than it says. */
  public static byte[] overflowing() {
    return png(chunk("IHDR", header(8, 8, 8, 6)), chunk("IDAT", deflated(new byte[64 << 20])));
  }

  /** An animation of two frames, of which a still decoder would show the first. */
  public static byte[] animatedPng() {
    byte[] animation = ByteBuffer.allocate(8).putInt(2).putInt(0).array();
    byte[] control =
        ByteBuffer.allocate(26).putInt(0).putInt(64).putInt(64).putInt(0).putInt(0).array();
    byte[] rows = new byte[64 * (64 * 4 + 1)];
    return png(
        chunk("IHDR", header(64, 64, 8, 6)),
        chunk("acTL", animation),
        chunk("fcTL", control),
        chunk("IDAT", deflated(rows)));
  }

  public static byte[] animatedGif() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 2; i++) {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(i, i, 0xFFFFFF);
        var metadata =
            writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        writer.writeToSequence(new IIOImage(image, List.of(), metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The extended header of a WebP animation and the beginning of one. */
  public static byte[] animatedWebp() {
    ByteBuffer file = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36);
    file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(2);
    file.put(new byte[] {63, 0, 0, 63, 0, 0});
    file.put("ANIM".getBytes(StandardCharsets.US_ASCII)).putInt(6).putInt(0).putShort((short) 0);
    return file.array();
  }

  /** A JPEG of four components, as printers use it. */
  public static byte[] cmykJpeg() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      var raster = Raster.createInterleavedRaster(0, 256, 256, 4, null);
      for (int y = 0; y < 256; y++) {
        for (int x = 0; x < 256; x++) {
          raster.setPixel(x, y, new int[] {x, y, 128, 0});
        }
      }
      writer.write(null, new IIOImage(raster, null, null), null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Noise compresses badly: small as a JPEG, large as a PNG. */
  public static byte[] noise(String format, int side) {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, random.nextInt(1 << 24));
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height, int bits, int colour) {
    return ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put((byte) bits)
        .put((byte) colour)
        .array();
  }

  private static byte[] png(byte[]... chunks) {
    var file = new ByteArrayOutputStream();
    file.writeBytes(PNG);
    for (byte[] chunk : chunks) {
      file.writeBytes(chunk);
    }
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(data)
            .array();
    var crc = new CRC32();
    crc.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(data.length)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] deflated(byte[] data) {
    try (var deflater = new Deflater(9)) {
      deflater.setInput(data);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }
}
