package live.showhorse.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A script in JSON. */
@Schema(name = "Script", requiredProperties = "lines")
record ScriptBody(
    @Schema(description = "In the order they shall air") List<LineBody> lines,
    @Schema(description = "Whether the script starts again when it has aired") boolean loop) {}
