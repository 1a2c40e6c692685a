package live.showhorse.api;

import static live.showhorse.api.BadInputCase.accepted;
import static live.showhorse.api.BadInputCase.bytes;
import static live.showhorse.api.BadInputCase.chunked;
import static live.showhorse.api.BadInputCase.form;
import static live.showhorse.api.BadInputCase.get;
import static live.showhorse.api.BadInputCase.json;
import static live.showhorse.api.BadInputCase.refused;
import static live.showhorse.api.BadInputCase.unparsed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import live.showhorse.api.BadInputCase.Part;
import live.showhorse.testing.BadPictures;
import live.showhorse.testing.RawHttp;
import live.showhorse.testing.TestPresenter;

/**
 * The table of bad input.
 *
 * @param presenter id of one that is there
 * @param onAir id of a channel on air, which must not be disturbed
 * @param offAir id of one that is not, for what is accepted
 */
record BadInputCases(String presenter, String onAir, String offAir) {
  private static final String UNREADABLE = "photo-unreadable";
  private static final int MEBIBYTE = 1 << 20;

  Stream<BadInputCase> all() {
    return Stream.of(
            photos(),
            forms(),
            bodies(),
            texts(),
            values(),
            products(),
            destinations(),
            scripts(),
            dictions(),
            paths(),
            tooMany())
        .flatMap(cases -> cases);
  }

  private Stream<BadInputCase> photos() {
    byte[] photo = TestPresenter.photo();
    return Stream.of(
        refused(
            "a tiny PNG that declares 50,000 x 50,000 pixels",
            photo(BadPictures.declaring(50_000, 50_000)),
            413,
            "photo-too-large",
            "50000",
            "13"),
        refused(
            "a PNG whose pixels are zip bombed",
            photo(BadPictures.deflateBomb(4_000)),
            413,
            "photo-too-large",
            "4000",
            "13"),
        refused(
            "a PNG that declares negative sizes",
            photo(BadPictures.declaring(-1, -1)),
            422,
            UNREADABLE,
            "damaged PNG"),
        refused(
            "a PNG that unpacks to more than it declares",
            photo(BadPictures.overflowing()),
            422,
            "no-face",
            "face"),
        refused(
            "a PNG cut off in its middle",
            photo(Arrays.copyOf(photo, photo.length / 2)),
            422,
            UNREADABLE,
            "damaged"),
        refused(
            "a PNG cut off in its header",
            photo(Arrays.copyOf(photo, 20)),
            422,
            UNREADABLE,
            "damaged PNG"),
        refused(
            "a page that says it is a JPEG",
            photo("<html>photo.jpg</html>".getBytes(StandardCharsets.US_ASCII)),
            422,
            UNREADABLE,
            "JPEG, PNG, WebP, HEIC or AVIF"),
        refused(
            "an SVG with an entity from a file",
            photo(
                "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>"
                    .getBytes(StandardCharsets.US_ASCII)),
            422,
            UNREADABLE,
            "JPEG, PNG, WebP, HEIC or AVIF"),
        refused(
            "an animated PNG, of which the first picture counts",
            photo(BadPictures.animatedPng()),
            422,
            "no-face",
            "one face"),
        refused(
            "an animated GIF",
            photo(BadPictures.animatedGif()),
            422,
            UNREADABLE,
            "JPEG, PNG, WebP, HEIC or AVIF"),
        refused("an animated WebP", photo(BadPictures.animatedWebp()), 422, UNREADABLE, "animat"),
        refused(
            "a CMYK JPEG, which is read as its colours",
            photo(BadPictures.cmykJpeg()),
            422,
            "no-face",
            "one face"),
        refused(
            "an empty photo", photo(new byte[0]), 422, UNREADABLE, "JPEG, PNG, WebP, HEIC or AVIF"),
        refused(
            "a photo over the limit",
            photo(new byte[21 * MEBIBYTE]),
            413,
            "photo-too-large",
            "22020096",
            "20971520"),
        refused(
            "an unreadable background picture",
            form(
                "PUT",
                "/v1/presenters/" + presenter + "/background",
                new Part("picture", "b.png", BadPictures.declaring(50_000, 50_000))),
            422,
            "look-invalid",
            "50000",
            "13"),
        refused(
            "a background picture of nothing",
            form(
                "PUT",
                "/v1/presenters/" + presenter + "/background",
                new Part("picture", "b.png", new byte[0])),
            422,
            "look-invalid",
            "picture"));
  }

  private Stream<BadInputCase> forms() {
    byte[] photo = TestPresenter.photo();
    return Stream.of(
        refused(
            "a form without a photo",
            form("POST", "/v1/presenters", Part.of("name", "A"), Part.of("language", "en")),
            422,
            "missing-field",
            "'photo'"),
        refused(
            "a form that never ends",
            bytes(
                "POST",
                "/v1/presenters",
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nA"
                    .getBytes(StandardCharsets.US_ASCII)),
            400,
            "malformed-request",
            "The form ends too early",
            "boundary"),
        refused(
            "a form without a boundary",
            bytes("POST", "/v1/presenters", "multipart/form-data", new byte[] {'x'}),
            422,
            "missing-field",
            "'photo'"),
        refused(
            "a form of a thousand fields",
            form(
                "POST",
                "/v1/presenters",
                Collections.nCopies(1_000, Part.of("name", "A")).toArray(Part[]::new)),
            422,
            "missing-field",
            "'photo'"),
        refused(
            "an attribute of a megabyte",
            form("POST", "/v1/presenters", Part.of("name", "x".repeat(MEBIBYTE))),
            413,
            "body-too-large",
            "limit"),
        refused(
            "no consent",
            presenter("A", "en", "", "false", photo),
            422,
            "consent-missing",
            "Consent"),
        refused(
            "an unknown language",
            presenter("A", "tlh", "", "true", photo),
            422,
            "unknown-language",
            "'tlh'",
            "zh, yue, en"),
        refused(
            "an unknown voice",
            presenter("A", "en", "darth-vader", "true", photo),
            422,
            "voice-unknown",
            "darth-vader",
            "en-us"),
        refused(
            "a voice of another language",
            presenter("A", "en", "yue", "true", photo),
            422,
            "voice-unknown",
            "yue",
            "en-us"),
        refused(
            "a name of 81 characters",
            presenter("n".repeat(81), "en", "", "true", photo),
            422,
            "text-length",
            "81",
            "80"),
        refused(
            "a name with a terminal's escape sequence",
            presenter("\u001B[31mred", "en", "", "true", photo),
            422,
            "text-unreadable",
            "U+001B",
            "leave it out"),
        refused(
            "a zoom that is no number",
            form(
                "POST",
                "/v1/presenters",
                new Part("photo", "p.png", photo),
                Part.of("name", "A"),
                Part.of("language", "en"),
                Part.of("consent", "true"),
                Part.of("zoom", "big")),
            400,
            "wrong-value",
            "big",
            "number"));
  }

  private Stream<BadInputCase> bodies() {
    String lines = "/v1/channels/" + offAir + "/lines";
    byte[] large = new byte[25 * MEBIBYTE];
    Arrays.fill(large, (byte) ' ');
    return Stream.of(
        refused("no body", json("POST", lines, ""), 422, "missing-field", "'body'"),
        refused("null", json("POST", lines, "null"), 422, "missing-field", "'body'"),
        refused("no JSON", json("POST", lines, "text=hello"), 400, "malformed-json", "line 1"),
        refused(
            "half of the JSON",
            json("POST", lines, "{\"text\": \"a"),
            400,
            "malformed-json",
            "line 1"),
        refused(
            "more after the JSON",
            json("POST", lines, "{\"text\":\"a\"} {}"),
            400,
            "malformed-json",
            "one JSON object"),
        refused(
            "a list instead of an object",
            json("POST", lines, "[1]"),
            400,
            "malformed-json",
            "one JSON object"),
        refused(
            "a number as text",
            json("POST", lines, "{\"text\": 7}"),
            400,
            "wrong-value",
            "'text'",
            "must be text"),
        refused(
            "an object as text",
            json("POST", lines, "{\"text\": {\"a\": 1}}"),
            400,
            "wrong-value",
            "'text'",
            "must be text"),
        refused(
            "text as a number",
            json("POST", lines, "{\"text\": \"a\", \"speed\": \"fast\"}"),
            400,
            "wrong-value",
            "'speed'",
            "number"),
        refused(
            "a number that is none",
            json("POST", lines, "{\"text\": \"a\", \"speed\": NaN}"),
            400,
            "malformed-json",
            "line 1"),
        refused(
            "a number of a thousand digits",
            json("POST", lines, "{\"text\": \"a\", \"speed\": " + "9".repeat(1_000) + "}"),
            422,
            "json-too-large",
            "longer"),
        refused(
            "JSON 50,000 levels deep",
            json("POST", lines, "[".repeat(50_000)),
            400,
            "malformed-json",
            "one JSON object"),
        refused(
            "a field that is deep although unknown",
            json("POST", lines, "{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}"),
            422,
            "json-too-large",
            "16 levels"),
        refused(
            "a field twice",
            json("POST", lines, "{\"text\": \"a\", \"text\": \"b\"}"),
            400,
            "duplicate-field",
            "twice",
            "once"),
        refused(
            "an unknown field",
            json("POST", lines, "{\"text\": \"a\", \"__proto__\": {}}"),
            400,
            "unknown-field",
            "__proto__",
            "priority"),
        refused(
            "a field's name of a megabyte",
            json("POST", lines, "{\"" + "n".repeat(MEBIBYTE) + "\": 1}"),
            422,
            "json-too-large",
            "longer"),
        refused(
            "XML instead of JSON",
            bytes("POST", lines, "application/xml", "<a/>".getBytes(StandardCharsets.US_ASCII)),
            415,
            "unsupported-media-type",
            "Content-Type"),
        refused(
            "a body over the limit",
            bytes("POST", lines, "application/json", large),
            413,
            "body-too-large",
            "26214400",
            "25165824"),
        refused(
            "a body over the limit that does not say its length",
            chunked(bytes("POST", lines, "application/json", large)),
            413,
            "body-too-large",
            "25165824"),
        refused(
            "a form over the limit that does not say its length",
            chunked(photo(large)),
            413,
            "body-too-large",
            "25165824"),
        unparsed(
            "a length that no number holds",
            new RawHttp.Request(
                "POST",
                lines,
                Map.of("Content-Type", "application/json", "Content-Length", "9".repeat(30)),
                new byte[0],
                false),
            400));
  }

  private Stream<BadInputCase> texts() {
    String lines = "/v1/channels/" + offAir + "/lines";
    return Stream.of(
        refused("an empty text", line(""), 422, "missing-field", "'text'"),
        refused("a text of spaces", line("  \\n\\t "), 422, "missing-field", "'text'"),
        refused(
            "a text of 2,001 characters",
            line("x".repeat(2_001)),
            422,
            "text-length",
            "2001",
            "2000"),
        refused(
            "a text of a megabyte",
            line("x".repeat(MEBIBYTE)),
            422,
            "text-length",
            "1048576",
            "2000"),
        refused("a text of punctuation", line("... !!! ---"), 422, "nothing-to-say", "letter"),
        refused(
            "a NUL in a text", line("a\\u0000b"), 422, "text-unreadable", "U+0000", "leave it out"),
        refused("an escape in a text", line("a\\u001b[2Jb"), 422, "text-unreadable", "U+001B"),
        refused(
            "a lone surrogate, escaped",
            line("a \\ud83d b"),
            422,
            "text-unreadable",
            "U+D83D",
            "whole characters"),
        refused(
            "a lone low surrogate, escaped", line("a \\ude00"), 422, "text-unreadable", "U+DE00"),
        refused(
            "a lone surrogate as raw bytes (CESU-8)",
            bytes(
                "POST",
                lines,
                "application/json",
                "{\"text\": \"a\u00ED\u00A0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1)),
            400,
            "malformed-json",
            "UTF-8"),
        refused(
            "bytes that are no UTF-8",
            bytes(
                "POST",
                lines,
                "application/json",
                "{\"text\": \"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1)),
            400,
            "malformed-json",
            "UTF-8"),
        accepted(
            "emoji",
            line("Sale! \uD83C\uDF89\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 today"),
            201),
        accepted("right-to-left marks", line("\u202Eesrever\u202C and \u200Fright\u200E"), 201),
        accepted(
            "a byte order mark and unseen spaces",
            line("\uFEFFHello\u200B there\u2028friend"),
            201),
        accepted("combining marks without end", line("Z" + "\u0301".repeat(200) + "algo"), 201));
  }

  private Stream<BadInputCase> values() {
    String channels = "/v1/channels";
    return Stream.of(
        refused(
            "an unknown language of a line",
            field("language", "\"xx\""),
            422,
            "unknown-language",
            "'xx'",
            "zh, yue"),
        refused(
            "a language of 10,000 characters",
            field("language", "\"" + "x".repeat(10_000) + "\""),
            422,
            "unknown-language",
            "zh, yue"),
        refused(
            "an unknown priority",
            field("priority", "\"asap\""),
            422,
            "unknown-value",
            "'asap'",
            "now, next, queue"),
        refused("a speed out of range", field("speed", "1e300"), 422, "delivery-invalid", "0.5"),
        refused(
            "a deadline that is none",
            field("deadline", "\"soon\""),
            400,
            "wrong-value",
            "'soon'",
            "2026-11-20T19:30:00Z"),
        refused(
            "a deadline in another millennium",
            field("deadline", "\"3026-11-20T19:30:00Z\""),
            422,
            "deadline-invalid",
            "3026-11-20T19:30:00Z",
            "366 days"),
        refused(
            "a deadline of long ago",
            field("deadline", "\"1970-01-01T00:00:00Z\""),
            422,
            "deadline-invalid",
            "1970-01-01T00:00:00Z",
            "a day ago"),
        refused(
            "a deadline in milliseconds",
            field("deadline", "1793000000000"),
            422,
            "deadline-invalid",
            "+58787-",
            "seconds"),
        refused(
            "a loop that is none",
            field("loop", "\"sometimes\""),
            400,
            "wrong-value",
            "'loop'",
            "true or false"),
        refused(
            "an id with a path in it",
            channel("\"id\": \"../../etc\""),
            422,
            "channel-id",
            "../../etc",
            "a-z"),
        refused(
            "an id of 10,000 characters",
            channel("\"id\": \"" + "x".repeat(10_000) + "\""),
            422,
            "channel-id",
            "40"),
        refused(
            "an id that is taken",
            channel("\"id\": \"" + onAir + "\""),
            409,
            "channel-exists",
            onAir),
        refused(
            "a canvas of a million pixels a side",
            channel("\"canvas\": \"1000000x1000000@25\""),
            422,
            "canvas-invalid",
            "1000000",
            "128..2160"),
        refused(
            "a canvas that overflows",
            channel("\"canvas\": \"4294967297x2@25\""),
            422,
            "canvas-invalid",
            "128..2160"),
        refused(
            "nine bridges",
            channel("\"bridges\": [" + String.join(",", Collections.nCopies(9, "\"a\"")) + "]"),
            422,
            "too-many-bridges",
            "9",
            "8"),
        refused(
            "a bridge that is null",
            channel("\"bridges\": [null]"),
            422,
            "missing-field",
            "bridges[0]"),
        refused(
            "a bridge that is long",
            channel("\"bridges\": [\"" + "x".repeat(201) + "\"]"),
            422,
            "text-length",
            "201",
            "200"),
        refused(
            "a presenter that is not there",
            json("POST", channels, "{\"name\": \"A\", \"presenter\": \"../none\"}"),
            404,
            "not-found",
            "'../none'"),
        refused(
            "as-run entries without end",
            get("/v1/channels/" + onAir + "/as-run?last=2147483648"),
            400,
            "wrong-value",
            "2147483648",
            "number"),
        refused(
            "a rig of a megabyte",
            json(
                "PUT",
                "/v1/presenters/" + presenter + "/rig",
                "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}"),
            413,
            "rig-too-large",
            "65536"),
        refused(
            "a rig far outside the photo",
            json("PUT", "/v1/presenters/" + presenter + "/rig", "{\"eyes\":[1e308,-1e308]}"),
            422,
            "rig-invalid",
            "rig"),
        refused(
            "a framing of endless size",
            json("PUT", "/v1/presenters/" + presenter + "/framing", "{\"zoom\": 1e308}"),
            422,
            "look-invalid",
            "zoom"),
        refused(
            "a colour that is CSS",
            json(
                "PUT",
                "/v1/presenters/" + presenter + "/background",
                "{\"mode\": \"colour\", \"colour\": \"url(file:///etc/passwd)\"}"),
            422,
            "look-invalid",
            "#"));
  }

  private Stream<BadInputCase> products() {
    byte[] jpeg = BadPictures.noise("jpg", 480);
    return Stream.of(
        accepted(
            "a product of markup",
            product("<b>Tea</b><script>alert(1)</script>", "&lt;1&gt;", ""),
            200),
        accepted(
            "a product of filter syntax",
            product("drawtext=textfile=/etc/passwd:x=0,[in]", "%{pts}:'\\\\\\\\'", ""),
            200),
        accepted(
            "a product of format directives",
            product("%s%n%x {0} ${jndi:ldap://x}", "$(id) `id`", ""),
            200),
        accepted(
            "a product of emoji from right to left",
            product("\u202E\uD83C\uDF75 \u05EA\u05D4", "\u20AA 68", ""),
            200),
        accepted("a product's image of noise", product("Noise", "1", dataUri("jpeg", jpeg)), 200),
        refused(
            "a product's name of 10,000 characters",
            product("x".repeat(10_000), "1", ""),
            422,
            "text-length",
            "10000",
            "80"),
        refused(
            "a price of 10,000 characters",
            product("Tea", "9".repeat(10_000), ""),
            422,
            "text-length",
            "10000",
            "24"),
        refused(
            "a product's name of two lines",
            product("Tea\\nCoffee", "1", ""),
            422,
            "text-unreadable",
            "U+000A",
            "leave it out"),
        refused(
            "an image from a file",
            product("Tea", "1", "file:///etc/passwd"),
            422,
            "product-image",
            "data:image/png"),
        refused(
            "an image from an inner address",
            product("Tea", "1", "http://169.254.169.254/latest"),
            422,
            "product-image",
            "data:image/png"),
        refused(
            "an image that is no base64",
            product("Tea", "1", "data:image/png;base64,===="),
            422,
            "product-image",
            "JPEG, PNG, WebP"),
        refused(
            "an image that is a bomb",
            product("Tea", "1", dataUri("png", BadPictures.declaring(50_000, 50_000))),
            422,
            "product-image",
            "50000 x 50000",
            "2048"),
        refused(
            "an image that is a deflate bomb",
            product("Tea", "1", dataUri("png", BadPictures.deflateBomb(4_000))),
            422,
            "product-image",
            "4000 x 4000",
            "2048"),
        refused(
            "a name that no font can draw",
            product("Tea \uE000", "1", ""),
            422,
            "text-undrawable",
            "name",
            "U+E000"),
        refused(
            "a price with an emoji of this year",
            product("Tea", "1 \uD83E\uDEF6", ""),
            422,
            "text-undrawable",
            "price",
            "U+1FAF6 HEART HANDS"),
        refused(
            "a GIF that says it is a PNG",
            product("Tea", "1", dataUri("png", BadPictures.animatedGif())),
            422,
            "product-image",
            "PNG"),
        refused(
            "an image over the limit",
            product("Tea", "1", dataUri("png", new byte[600 << 10])),
            413,
            "product-image-too-large",
            "524288"));
  }

  private Stream<BadInputCase> destinations() {
    return Stream.of(
        refused(
            "a destination that is a file",
            destination("file:///etc/passwd"),
            422,
            "destination-invalid",
            "rtmp://"),
        refused(
            "a destination over HTTP",
            destination("http://169.254.169.254/latest"),
            422,
            "destination-invalid",
            "'http'",
            "rtmp://"),
        refused(
            "a destination of FFmpeg's own protocols",
            destination("concat:rtmp://a/b|file:/etc/passwd"),
            422,
            "destination-invalid",
            "malformed"),
        refused(
            "a destination that is a pipe",
            destination("pipe:1"),
            422,
            "destination-invalid",
            "rtmp://"),
        refused(
            "a destination without a host",
            destination("rtmp:///app"),
            422,
            "destination-invalid",
            "host"),
        refused(
            "a destination without an application",
            destination("rtmp://example.com"),
            422,
            "destination-invalid",
            "application"),
        refused(
            "a destination with a line break",
            destination("rtmp://example.com/app\\r\\nX: y"),
            422,
            "destination-invalid",
            "control character"),
        refused(
            "a port that is none",
            destination("rtmp://example.com:99999/app"),
            422,
            "destination-invalid",
            "65535"),
        refused(
            "a destination of 10,000 characters",
            destination("rtmp://example.com/" + "x".repeat(10_000)),
            422,
            "destination-invalid",
            "1024"),
        refused(
            "a destination that listens",
            destination("srt://example.com:9000?mode=listener"),
            422,
            "destination-invalid",
            "caller"),
        accepted(
            "a destination with credentials",
            destination("rtmp://someone:hunter2@unreachable.invalid/app"),
            201),
        accepted(
            "a destination that cannot be reached",
            destination("rtmp://unreachable.invalid/app"),
            201));
  }

  private Stream<BadInputCase> scripts() {
    String path = "/v1/channels/" + offAir + "/script";
    return Stream.of(
        refused("a script of nothing", text(path, "\n \n"), 422, "script-length", "0", "1000"),
        refused(
            "a script of 1,001 lines",
            text(path, "a\n".repeat(1_001)),
            422,
            "script-length",
            "1001",
            "1000"),
        refused(
            "a script that is not UTF-8",
            bytes("POST", path, "text/plain", new byte[] {'a', (byte) 0xFF}),
            422,
            "text-unreadable",
            "UTF-8"),
        accepted(
            "a script in UTF-16",
            bytes("POST", path, "text/plain", "Hello".getBytes(StandardCharsets.UTF_16)),
            201),
        refused(
            "a script in UTF-16 that is cut off",
            bytes("POST", path, "text/plain", new byte[] {(byte) 0xFF, (byte) 0xFE, 'H'}),
            422,
            "text-unreadable",
            "UTF-16LE"),
        refused(
            "a script in a charset that is none",
            bytes("POST", path, "text/plain; charset=klingon", new byte[] {'a'}),
            422,
            "charset-unknown",
            "klingon",
            "UTF-8"),
        refused(
            "a script in another charset than declared",
            bytes(
                "POST",
                path,
                "text/csv; charset=utf-8",
                "text,language\n欢迎来到直播间,zh\n".getBytes(Charset.forName("GBK"))),
            422,
            "charset-wrong",
            "utf-8",
            "GB18030"),
        refused(
            "an old workbook",
            bytes(
                "POST",
                path,
                "application/vnd.ms-excel",
                new byte[] {
                  (byte) 0xD0,
                  (byte) 0xCF,
                  0x11,
                  (byte) 0xE0,
                  (byte) 0xA1,
                  (byte) 0xB1,
                  0x1A,
                  (byte) 0xE1
                }),
            422,
            "workbook-unreadable",
            ".xls",
            ".xlsx or as CSV"),
        refused(
            "a workbook that is cut off",
            bytes(
                "POST",
                path,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                new byte[] {'P', 'K', 3, 4, 20, 0}),
            422,
            "workbook-unreadable",
            "ZIP",
            ".xlsx or as CSV"),
        refused(
            "a script with an unknown language",
            text(path, "Hello.\n[xx] Hello."),
            422,
            "unknown-language",
            "line 2",
            "zh, yue"),
        refused(
            "a CSV with an open quote",
            csv(path, "text\n\"never closed"),
            422,
            "csv-row",
            "never closed"),
        refused(
            "a CSV with an unknown column",
            csv(path, "text,colour\na,b"),
            422,
            "csv-header",
            "colour",
            "language"),
        refused(
            "a CSV with a column twice", csv(path, "text,text\na,b"), 422, "csv-header", "text"),
        refused(
            "a CSV with a row that is too long",
            csv(path, "text,language\na,en,b"),
            422,
            "csv-row",
            "Row 2",
            "column C",
            "'b'"),
        refused(
            "a CSV whose line is too long",
            csv(path, "text,language\na,en\n" + "x".repeat(2_001) + ",en"),
            422,
            "text-length",
            "row 3",
            "2001"),
        refused(
            "a CSV with a speed that is none",
            csv(path, "text,speed\na,NaN"),
            422,
            "delivery-invalid",
            "0.5"),
        refused(
            "a deadline in another millennium",
            csv(path, "text,deadline\na,3026-11-20T19:30:00Z"),
            422,
            "deadline-invalid",
            "row 2",
            "3026-11-20T19:30:00Z",
            "366 days"),
        refused(
            "a script of nulls",
            json("POST", path, "{\"lines\": [null]}"),
            422,
            "missing-field",
            "lines[0]"));
  }

  private Stream<BadInputCase> dictions() {
    String path = "/v1/presenters/" + presenter + "/lexicon";
    String entry = "{\"word\": \"w%d\", \"reading\": \"r\"}";
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 501; i++) {
      many.append(i == 0 ? "" : ",").append(entry.formatted(i));
    }
    return Stream.of(
        refused(
            "a lexicon of 501 entries",
            json("PUT", path, "[" + many + "]"),
            422,
            "lexicon-invalid",
            "501",
            "500"),
        refused("a lexicon with a null", json("PUT", path, "[null]"), 422, "missing-field", "[0]"),
        refused(
            "a word that is too long",
            json("PUT", path, "[{\"word\":\"" + "x".repeat(65) + "\",\"reading\":\"r\"}]"),
            422,
            "lexicon-invalid",
            "64"),
        refused(
            "a word with half a character",
            json("PUT", path, "[{\"word\":\"a\\ud800\",\"reading\":\"r\"}]"),
            422,
            "lexicon-invalid",
            "Entry 1"),
        refused(
            "a lexicon that is an object", json("PUT", path, "{}"), 400, "malformed-json", "list"),
        refused(
            "a pitch out of range",
            json("PUT", "/v1/presenters/" + presenter + "/delivery", "{\"pitch\": -100}"),
            422,
            "delivery-invalid",
            "6"));
  }

  private Stream<BadInputCase> paths() {
    String hls = "/hls/{on air}/";
    return Stream.of(
            "/hls/../../etc/passwd",
            hls + "../../../etc/passwd",
            hls + "%2e%2e/%2e%2e/redis/dump.rdb",
            hls + "..%2f..%2f..%2fetc%2fpasswd",
            hls + "..%5c..%5cindex.m3u8",
            hls + "index.m3u8%00.m4s",
            "/hls/%00/index.m3u8",
            "/v1/clips/..%2f..%2fetc%2fpasswd",
            "/v1/clips/%00",
            "/v1/clips/" + "a".repeat(3_000),
            "/v1/presenters/..%2f{presenter}",
            "/v1/channels/{on air}%0d%0aX-Injected:%20yes",
            "/v1/channels/%ed%a0%80")
        .map(
            path ->
                refused(
                    "the path " + (path.length() > 100 ? path.length() + " characters long" : path),
                    get(path.replace("{on air}", onAir).replace("{presenter}", presenter)),
                    404,
                    "n",
                    "There is no"));
  }

  private Stream<BadInputCase> tooMany() {
    return Stream.of(
        refused(
            "a path of 10,000 characters",
            get("/v1/clips/" + "a".repeat(10_000)),
            414,
            "address-too-long",
            "10010",
            "4096",
            "showhorse.limits.address"),
        unparsed("a path of 50,000 characters", get("/v1/clips/" + "a".repeat(50_000)), 414),
        refused(
            "headers of 100,000 characters",
            fillerHeader(100_000),
            431,
            "headers-too-large",
            "100048",
            "16384",
            "showhorse.limits.headers"),
        unparsed("headers of 200,000 characters", fillerHeader(200_000), 431),
        refused(
            "a path that is not encoded right",
            get("/v1/channels/%zz"),
            400,
            "malformed-request",
            "two hexadecimal digits"),
        refused(
            "a method that is none",
            new RawHttp.Request("BREW", "/v1/channels", Map.of(), new byte[0], false),
            405,
            "method-not-allowed",
            "BREW"),
        refused(
            "a path of backslashes",
            get("/hls/" + onAir + "/..\\..\\index.m3u8"),
            400,
            "malformed-request",
            "backslashes"),
        accepted("a path of many slashes", get("/hls/" + onAir + "///index.m3u8"), 200),
        refused("a range that is none", get("/v1/clips/none"), 404, "not-found", "'none'"));
  }

  private static RawHttp.Request fillerHeader(int length) {
    return new RawHttp.Request(
        "GET", "/v1/channels", Map.of("X-Filler", "x".repeat(length)), new byte[0], false);
  }

  private static RawHttp.Request photo(byte[] file) {
    return presenter("A", "en", "", "true", file);
  }

  private static RawHttp.Request presenter(
      String name, String language, String voice, String consent, byte[] photo) {
    return form(
        "POST",
        "/v1/presenters",
        Part.of("name", name),
        Part.of("language", language),
        Part.of("voice", voice),
        Part.of("consent", consent),
        new Part("photo", "p.jpg", photo));
  }

  /**
   * @param text with JSON's escapes
   */
  private RawHttp.Request line(String text) {
    return json("POST", "/v1/channels/" + offAir + "/lines", "{\"text\": \"" + text + "\"}");
  }

  private RawHttp.Request field(String name, String value) {
    return json(
        "POST",
        "/v1/channels/" + offAir + "/lines",
        "{\"text\": \"Hello.\", \"" + name + "\": " + value + "}");
  }

  private RawHttp.Request channel(String field) {
    return json(
        "POST",
        "/v1/channels",
        "{\"name\": \"A\", \"presenter\": \"" + presenter + "\", " + field + "}");
  }

  private RawHttp.Request product(String name, String price, String image) {
    String picture = image.isEmpty() ? "" : ", \"image\": \"" + image + "\"";
    return json(
        "PUT",
        "/v1/channels/" + onAir + "/product",
        "{\"name\": \"" + name + "\", \"price\": \"" + price + "\"" + picture + "}");
  }

  private RawHttp.Request destination(String url) {
    return json(
        "POST",
        "/v1/channels/" + offAir + "/destinations",
        "{\"url\": \"" + url + "\", \"streamKey\": \"k\"}");
  }

  private static RawHttp.Request text(String path, String body) {
    return bytes("POST", path, "text/plain", body.getBytes(StandardCharsets.UTF_8));
  }

  private static RawHttp.Request csv(String path, String body) {
    return bytes("POST", path, "text/csv", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String dataUri(String type, byte[] file) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
  }
}
