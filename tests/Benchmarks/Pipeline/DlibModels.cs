using FaceEngine.Models;
using ModelRestore;
using Tests.Shared;

namespace Benchmarks.Pipeline;

/// <summary>dlib's own models, fetched by this benchmark only and checked as every other file is.</summary>
internal static class DlibModels
{
    private static readonly PackageEntry Package = new()
    {
        Name = "face-recognition-models",
        Version = "0.0.0",
        Integrity = "sha512-h3teFmhFxGvbDZ4fXWcgsUFTatvluwBWerlpzL3yqZG6y1heIIkg5CJxlXL5k4NPgLjvskdUOtuM0b8YYHztxg==",
        Licence = "CC0-1.0 in its licence file, ISC in its package.json",
        Source = "https://github.com/justadudewhohacks/face-recognition.js-models",
    };

    private static readonly FileEntry[] Files =
    [
        Model("shape_predictor_68_face_landmarks.dat", "fbdc2cb80eb9aa7a758672cbfdda32ba6300efe9b6e6c7a299ff7e736b11b92f"),
        Model("dlib_face_recognition_resnet_model_v1.dat", "55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30"),
    ];

    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "dlib", "models");

    /// <summary>Fetches what is missing.</summary>
    /// <exception cref="RestoreException">They could not be had as listed.</exception>
    public static Task RestoreAsync() =>
        new Restorer(new NpmPack(), Console.Out).RestoreAsync([
            new(Package, [.. Files.Select(file => new RestoreItem(file, Path.Combine(Folder, file.File)))]),
        ]);

    private static FileEntry Model(string file, string sha256) =>
        new()
        {
            Package = Package.Name,
            Member = $"package/models/{file}",
            File = file,
            Sha256 = sha256,
        };
}
