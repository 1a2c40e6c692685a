package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** Takes MP4 files of {@link Mp4} apart. Nothing native outlives {@link #read}. */
final class Demuxer implements AutoCloseable {
  private final AVPacket packet;
  private AVIOContext io = new AVIOContext(null);
  private AVFormatContext context = new AVFormatContext(null);

  /** One stream. {@code duration} is that of all packets, in seconds. */
  record Stream(
      Track.Codec codec,
      int width,
      int height,
      byte[] config,
      List<AccessUnit> packets,
      double duration) {
    List<byte[]> data() {
      return packets.stream().map(AccessUnit::data).toList();
    }
  }

  /**
   * @throws MediaException if the bytes are no such file
   */
  static List<Stream> read(byte[] mp4) {
    try (var demuxer = new Demuxer(mp4)) {
      return demuxer.streams();
    }
  }

  /** The stream of a codec. */
  static Stream only(List<Stream> streams, Track.Codec codec) {
    return streams.stream()
        .filter(stream -> stream.codec() == codec)
        .findFirst()
        .orElseThrow(() -> new MediaException(0, "the MP4 has no " + codec + " track"));
  }

  private Demuxer(byte[] mp4) {
    packet = av_packet_alloc();
    try {
      Ffmpeg.allocated(packet);
      openBuffer(mp4);
      context = Ffmpeg.allocated(avformat_alloc_context());
      context.pb(io);
      // named, so that FFmpeg does not probe and take another buffer; frees the context on failure
      int code = avformat_open_input(context, "", av_find_input_format("mp4"), (AVDictionary) null);
      if (code < 0) {
        context = new AVFormatContext(null);
        throw Ffmpeg.failure(code, "read an MP4 of " + mp4.length + " bytes");
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** The whole file is the buffer: nothing is ever read into it. */
  private void openBuffer(byte[] mp4) {
    BytePointer buffer = Ffmpeg.padded(mp4);
    io =
        avio_alloc_context(
            buffer,
            mp4.length,
            0,
            null,
            (Read_packet_Pointer_BytePointer_int) null,
            (Write_packet_Pointer_BytePointer_int) null,
            (Seek_Pointer_long_int) null);
    if (io == null) {
      av_free(buffer);
      throw new OutOfMemoryError("FFmpeg could not allocate native memory");
    }
    io.buf_end(new BytePointer(buffer).position(mp4.length)).pos(mp4.length);
  }

  private List<Stream> streams() {
    int count = context.nb_streams();
    var packets = new ArrayList<List<AccessUnit>>();
    long[] ends = new long[count];
    for (int i = 0; i < count; i++) {
      packets.add(new ArrayList<>());
    }
    int code;
    while ((code = av_read_frame(context, packet)) >= 0) {
      boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
      packets
          .get(packet.stream_index())
          .add(new AccessUnit(Ffmpeg.copy(packet.data(), packet.size()), key));
      ends[packet.stream_index()] = packet.pts() + packet.duration();
      av_packet_unref(packet);
    }
    if (code != AVERROR_EOF) {
      throw Ffmpeg.failure(code, "read the packets of an MP4");
    }
    var streams = new ArrayList<Stream>();
    for (int i = 0; i < count; i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      double duration = (double) ends[i] / context.streams(i).time_base().den();
      streams.add(
          new Stream(
              codec(codec.codec_id()),
              codec.width(),
              codec.height(),
              Ffmpeg.copy(codec.extradata(), codec.extradata_size()),
              packets.get(i),
              duration));
    }
    return streams;
  }

  private static Track.Codec codec(int id) {
    return switch (id) {
      case AV_CODEC_ID_H264 -> Track.Codec.H264;
      case AV_CODEC_ID_MPEG4 -> Track.Codec.MPEG4;
      case AV_CODEC_ID_AAC -> Track.Codec.AAC;
      case AV_CODEC_ID_FLAC -> Track.Codec.FLAC;
      default -> throw new MediaException(0, "the MP4 has a track of unknown codec " + id);
    };
  }

  @Override
  public void close() {
    if (!context.isNull()) {
      if (context.iformat() == null) {
        avformat_free_context(context);
      } else {
        avformat_close_input(context);
      }
    }
    if (!io.isNull()) {
      av_free(io.buffer());
      avio_context_free(io);
    }
    av_packet_free(packet);
  }
}
