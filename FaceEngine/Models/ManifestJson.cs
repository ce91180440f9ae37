using System.Text.Json;

namespace FaceEngine.Models;

/// <summary>How manifests are written: camel case, comments allowed, nothing required may be left out or be null.</summary>
internal static class ManifestJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            RespectNullableAnnotations = true,
        };
}
