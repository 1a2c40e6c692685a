package live.showhorse.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of a script that came as a file. */
@Schema(name = "ScriptLine")
record ScriptLineView(
    @JsonUnwrapped LineView line,
    @Schema(description = "Where in the file it stands, and how the file was read; of a file only")
        LineSource source) {}
