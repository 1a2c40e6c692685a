/* Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The engine ABI: the only way into a Showhorse engine. Two libraries have it: libshowhorse the engine "portrait",
 * libshowhorse-happyhorse "portrait" and "happyhorse". A process loads one.
 *
 * Conventions
 *  - Every function returns a status; negative values are errors, and showhorse_last_error() then has one sentence that
 *    says what was wrong and what would be right. The message belongs to the calling thread.
 *  - Handles are opaque. Each has one owner, who closes it once. Close children before parents
 *    (clip, then presenter, then engine).
 *  - Every struct begins with its own size: set it to sizeof(struct). A size this library does not know is
 *    SHOWHORSE_ERROR_ABI.
 *  - Lengths are explicit. Strings that go in are NUL-terminated UTF-8; strings that come out are UTF-8 in the caller's
 *    buffer and their length excludes the terminating NUL, which is always written when capacity > 0.
 *  - No exception and no signal crosses this boundary.
 *  - Pictures are I420 (planar YUV 4:2:0, 8 bit), BT.709, limited range. Sound is 48 kHz float in -1..1.
 *  - Photos and other pictures that come in are JPEG, PNG, WebP, HEIC or AVIF files. They are turned upright as their EXIF
 *    or container says, and their colours become sRGB by the ICC profile or the colour values that they carry. HEIC and AVIF
 *    are read by the program showhorse-heif, which lies beside this library; without it they are PHOTO_UNREADABLE.
 *
 * Threading
 *  - An engine may be used from several threads. A presenter may be shared by clips on several threads. A clip belongs to
 *    one thread at a time, except showhorse_clip_cancel(), which any thread may call while the clip is open.
 */
#ifndef SHOWHORSE_H
#define SHOWHORSE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define SHOWHORSE_API __attribute__((visibility("default")))
#else
#define SHOWHORSE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Raised whenever a struct, a function or the meaning of a value changes. */
#define SHOWHORSE_ABI_VERSION 4u

typedef enum showhorse_status {
  SHOWHORSE_OK = 0,
  /** The clip has no more frames. Not an error. */
  SHOWHORSE_END = 1,

  SHOWHORSE_ERROR_ARGUMENT = -1,       /* NULL, out of range, malformed JSON, unaligned sample times */
  SHOWHORSE_ERROR_ABI = -2,            /* a struct size or ABI version this library does not know */
  SHOWHORSE_ERROR_UNKNOWN_ENGINE = -3, /* no engine of that name in this library */
  SHOWHORSE_ERROR_BUFFER = -4,         /* the caller's buffer is too small; *length says what is needed */
  SHOWHORSE_ERROR_CANCELLED = -5,      /* showhorse_clip_cancel() was called, or progress asked to stop */
  SHOWHORSE_ERROR_MEMORY = -6,         /* does not fit; the message gives the numbers */
  SHOWHORSE_ERROR_UNSUPPORTED = -7,    /* valid, but not by this engine (for instance an idle clip) */
  SHOWHORSE_ERROR_RESOURCE = -8,       /* a file the engine needs is missing or damaged */
  SHOWHORSE_ERROR_INTERNAL = -9,       /* a defect; the message says where */

  SHOWHORSE_ERROR_PHOTO_UNREADABLE = -20, /* not a JPEG, PNG, WebP, HEIC or AVIF, or damaged */
  SHOWHORSE_ERROR_PHOTO_TOO_LARGE = -21,  /* over 13 megapixels or 20 MiB; decided from the header, before decoding */
  SHOWHORSE_ERROR_NO_FACE = -22,
  SHOWHORSE_ERROR_SEVERAL_FACES = -23,
  SHOWHORSE_ERROR_FACE_TOO_SMALL = -24, /* under 96 px wide */
  SHOWHORSE_ERROR_RIG = -25,            /* a given rig does not fit its photo */
  SHOWHORSE_ERROR_LOOK = -26            /* a framing out of range or off the photo, an unknown or unusable background */
} showhorse_status;

typedef struct showhorse_engine showhorse_engine;
typedef struct showhorse_presenter showhorse_presenter;
typedef struct showhorse_clip showhorse_clip;

/**
 * Frame size and rate. Width and height even, 128..2160; rate 1..60 frames a second as a fraction that gives a whole
 * number of samples a frame at 48 kHz (24, 25, 30, 50 and 60 do).
 */
typedef struct showhorse_canvas {
  uint32_t size;
  int32_t width;
  int32_t height;
  int32_t rate_num;
  int32_t rate_den;
} showhorse_canvas;

/**
 * How the presenter is framed and what stands behind. `json`:
 * {"framing":{"zoom":0.5..2,"x":-0.4..0.4,"y":-0.4..0.4},
 *  "background":{"mode":"keep"|"colour"|"picture"|"blur","colour":"#rrggbb","strength":0..1}}
 * Zoom is against the suggested size, x and y move the presenter from the suggested place to the right and down, in shares
 * of the canvas; what is absent is as suggested (1, 0, 0) and keeps the background. NULL is an empty object. `picture` is
 * a file within the limits of photos, for the mode "picture"; it covers the canvas. Other modes ignore it.
 */
typedef struct showhorse_look {
  uint32_t size;
  const char *json;
  const uint8_t *picture;
  size_t picture_bytes;
} showhorse_look;

/** One timed phoneme: IPA in UTF-8 as the speech program gave it; "" or "_" is a pause. Times in samples at 48 kHz. */
typedef struct showhorse_phoneme {
  const char *symbol;
  int64_t start;
  int64_t end;
} showhorse_phoneme;

/**
 * What to render. The clip lasts `frames` frames and starts and ends in the presenter's neutral pose, and in silence.
 *
 * Sound, one of three:
 *  - given: `pcm` is mono 48 kHz and `samples` is exactly frames * 48000 * rate_den / rate_num. It is delivered as it is.
 *    Phonemes are in order, do not overlap and lie inside the clip; with none, the sound alone drives the lips.
 *  - the engine's own: `pcm` NULL, `samples` 0 and `own_speech` 1. The engine speaks what the prompt says; how much fits
 *    into `frames` is the caller's estimate. Engines whose description has "speech":"own" only.
 *  - none: `pcm` NULL, `samples` 0 and `own_speech` 0 is an idle clip.
 *
 * The prompt is `tokens`: ids of the engine's own tokenizer (happyhorse: tokenizer.json of its text encoder, no special
 * tokens added), 2..4096 of them, non-negative. happyhorse always needs one, portrait takes none and ignores it.
 * Everything is copied before showhorse_clip_open() returns.
 */
typedef struct showhorse_clip_request {
  uint32_t size;
  uint64_t seed;
  int32_t frames; /* 1 .. 60 s worth */
  const float *pcm;
  int64_t samples;
  const showhorse_phoneme *phonemes;
  int64_t phoneme_count;
  const char *language; /* BCP 47, may be NULL */
  const char *text;     /* the line as written, may be NULL */
  const int32_t *tokens;
  int64_t token_count;
  int32_t own_speech;
} showhorse_clip_request;

/**
 * The caller's buffers for one frame: I420 planes of the canvas' size with strides in bytes, and room for one frame's
 * sound, interleaved stereo, frame_samples pairs (48000 * rate_den / rate_num). `pcm` may be NULL when not wanted.
 */
typedef struct showhorse_frame {
  uint32_t size;
  uint8_t *y;
  uint8_t *u;
  uint8_t *v;
  int64_t stride_y;
  int64_t stride_u;
  int64_t stride_v;
  float *pcm;
  int64_t pcm_pairs;
  /** Set by the engine: how far the lips are parted in this frame, as a share of the widest opening, 0..1.
   *  0 from an engine that does not know (happyhorse). */
  float mouth_opening;
} showhorse_frame;

/**
 * Progress of a long open: done in 0..1, stage in English. Return 0 to go on, anything else to stop. Called while
 * showhorse_engine_open() runs, never twice at a time, but not always on its thread.
 */
typedef int32_t (*showhorse_progress)(void *user, float done, const char *stage);

/** The SHOWHORSE_ABI_VERSION this library was built with. */
SHOWHORSE_API uint32_t showhorse_abi_version(void);

/** The name of a status ("NO_FACE"), never NULL. Static storage. */
SHOWHORSE_API const char *showhorse_status_name(int32_t status);

/**
 * Copies the calling thread's last error message into `buffer` and returns its full length in bytes (0: none).
 * A buffer of 512 bytes holds every message; a smaller one gets the whole characters that fit.
 */
SHOWHORSE_API size_t showhorse_last_error(char *buffer, size_t capacity);

/**
 * Opens an engine and makes it warm: when this returns, the first clip costs what the next one does.
 *
 * @param abi_version SHOWHORSE_ABI_VERSION of the caller
 * @param name "portrait" or "happyhorse"
 * @param options JSON object or NULL. Both: "cascades" (directory with OpenCV's haarcascade XML files), "threads"
 *     (0: one per core). happyhorse also: "checkpoint" (directory with the downloaded models, required),
 *     "parts" (object: paths of weights that are not in the published layout, by the names of `showhorse models check`),
 *     "resolution" ("256p", "540p" or "1080p"; default "256p"), "memory" (GiB it may use; default: what is available).
 *     happyhorse compares what it needs with that before it loads anything; too little is SHOWHORSE_ERROR_MEMORY
 * @param progress may be NULL
 */
SHOWHORSE_API int32_t showhorse_engine_open(uint32_t abi_version, const char *name, const char *options,
                                            showhorse_progress progress, void *user, showhorse_engine **out);

/** JSON: {"name","version","speech":"given"|"own","idle":bool,"threads":n}. `version` changes when pictures do. */
SHOWHORSE_API int32_t showhorse_engine_describe(showhorse_engine *engine, char *json, size_t capacity, size_t *length);

/**
 * Finds the one frontal face of a photo and measures it.
 *
 * The rig is JSON in pixels of the upright photo (after EXIF rotation):
 * {"width":W,"height":H,"face":{"x","y","width","height"},
 *  "left_eye":{"x","y","width","height"},"right_eye":{...},          centre and opening; left is the picture's left
 *  "mouth":{"left":[x,y],"right":[x,y],"lip_line":[[x,y] x 9],"upper_lip":[[x,y] x 9],"lower_lip":[[x,y] x 9],
 *           "upper_inner":[[x,y] x 9],"lower_inner":[[x,y] x 9],"open":bool},
 *  "chin":[x,y],"outline":[[x,y] x 17],"warnings":["..."]}
 * upper_lip and lower_lip are the outer contours, the inner ones bound what an open mouth shows; a rig that is handed in
 * may leave the inner ones out. Every curve runs from left to right.
 */
SHOWHORSE_API int32_t showhorse_rig_find(showhorse_engine *engine, const uint8_t *photo, size_t photo_bytes, char *json,
                                         size_t capacity, size_t *length);

/**
 * Judges a photo: will its presenter look good on air? Nothing here refuses a photo; what cannot be used at all is refused
 * by showhorse_rig_find(). JSON:
 * {"findings":[{"code","severity":"note"|"warning","value":n,"threshold":n,"advice":"a sentence"}],
 *  "framing":{"zoom","x","y", as it is applied; "eyeLine","faceHeight","headroom", shares of the canvas' height;
 *             "enlarged": canvas pixels per photo pixel; "crop":{"x","y","width","height"} in photo pixels},
 *  "cutout":{"confidence":0..1,"trusted":bool}}
 * The codes and their thresholds are explained in portrait/photo_check.h. Takes about a second at 720 x 1280.
 *
 * @param rig NULL: the face is found first, as by showhorse_rig_find() and with its errors, and the report has the rig as
 *     "rig". The photo is decoded once
 * @param look may be NULL. Unlike showhorse_presenter_open(), which takes the nearest framing that fits, this refuses one
 *     that does not fit this canvas: SHOWHORSE_ERROR_LOOK says which does
 */
SHOWHORSE_API int32_t showhorse_photo_check(showhorse_engine *engine, const uint8_t *photo, size_t photo_bytes,
                                            const char *rig, const showhorse_look *look, const showhorse_canvas *canvas,
                                            char *json, size_t capacity, size_t *length);

/**
 * Draws the rig over the photo, labelled, so that a person sees what was found: a PNG whose longer side is 900..1280 px.
 * *length is the size of the file, also when the buffer is too small for it (SHOWHORSE_ERROR_BUFFER); 4 MiB hold any.
 */
SHOWHORSE_API int32_t showhorse_rig_draw(showhorse_engine *engine, const uint8_t *photo, size_t photo_bytes,
                                         const char *rig, uint8_t *png, size_t capacity, size_t *length);

/**
 * Reads any picture, such as a product's: a PNG, upright, 8-bit sRGB, with alpha where the file has any. Needs no engine.
 *
 * @param max_side pixels that each side may have, 1..65535; more is SHOWHORSE_ERROR_PHOTO_TOO_LARGE. The limits of photos
 *     hold as well
 */
SHOWHORSE_API int32_t showhorse_picture_read(const uint8_t *picture, size_t picture_bytes, int32_t max_side,
                                             uint8_t *png, size_t capacity, size_t *length);

/**
 * Decodes the photo, lays it on the canvas as the look says, and prepares everything that clips share.
 *
 * happyhorse gives the framed picture with its background to the transformer as the first frame; that the background
 * keeps still is then the model's to decide.
 *
 * @param rig JSON as showhorse_rig_find() writes it, found or corrected
 * @param look may be NULL: the suggested framing, the photo's own background
 */
SHOWHORSE_API int32_t showhorse_presenter_open(showhorse_engine *engine, const uint8_t *photo, size_t photo_bytes,
                                               const char *rig, const showhorse_look *look,
                                               const showhorse_canvas *canvas, showhorse_presenter **out);

/**
 * The neutral picture that clips begin and end with, of the canvas' size, as a PNG. *length as in showhorse_rig_draw();
 * a PNG is never larger than 4 bytes a pixel and 64 KiB.
 */
SHOWHORSE_API int32_t showhorse_presenter_picture(showhorse_presenter *presenter, uint8_t *png, size_t capacity,
                                                  size_t *length);

/**
 * The poses that a contact sheet of a presenter shows, in order, as JSON: [{"group","name"}]. An engine that cannot pose a
 * presenter (happyhorse) gives [].
 */
SHOWHORSE_API int32_t showhorse_pose_list(showhorse_engine *engine, char *json, size_t capacity, size_t *length);

/**
 * Renders one still picture: the presenter in a pose.
 *
 * @param pose index in showhorse_pose_list()
 * @param frame its sound is left alone
 */
SHOWHORSE_API int32_t showhorse_pose_render(showhorse_presenter *presenter, int32_t pose, showhorse_frame *frame);

/** Starts a clip. Same presenter, canvas and request (seed included): same bytes, whatever the thread count. */
SHOWHORSE_API int32_t showhorse_clip_open(showhorse_presenter *presenter, const showhorse_clip_request *request,
                                          showhorse_clip **out);

/**
 * Renders the next frame into the caller's buffers. SHOWHORSE_END when all frames have been rendered. happyhorse computes
 * the whole clip in the first call, one clip at a time, and hands it out in the following ones.
 */
SHOWHORSE_API int32_t showhorse_clip_render(showhorse_clip *clip, showhorse_frame *frame);

/**
 * Makes the current and every later showhorse_clip_render() return SHOWHORSE_ERROR_CANCELLED. Any thread. The current one
 * ends with its frame (portrait) or its denoising step (happyhorse).
 */
SHOWHORSE_API int32_t showhorse_clip_cancel(showhorse_clip *clip);

/** NULL is allowed and does nothing, for all three. */
SHOWHORSE_API void showhorse_clip_close(showhorse_clip *clip);
SHOWHORSE_API void showhorse_presenter_close(showhorse_presenter *presenter);
SHOWHORSE_API void showhorse_engine_close(showhorse_engine *engine);

#ifdef __cplusplus
}
#endif

#endif
