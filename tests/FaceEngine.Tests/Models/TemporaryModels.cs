using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FaceEngine.Analysis;
using FaceEngine.Models;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Models;

/// <summary>A copy of the manifest and the restored files that a test may spoil.</summary>
internal sealed class TemporaryModels : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("models-");

    public TemporaryModels()
    {
        foreach (
            var source in Directory
                .EnumerateFiles(Path.Combine(Repository.Models, "files"), "*", SearchOption.AllDirectories)
                .Append(Path.Combine(Repository.Models, "manifest.json"))
        )
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(Repository.Models, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // below the folder, so it has a parent
            File.Copy(source, target);
        }
    }

    public string Folder => folder.FullName;

    public string Manifest => Path.Combine(Folder, "manifest.json");

    public string PathOf(string file) => Path.Combine(Folder, "files", file);

    /// <summary>Changes the manifest's text as JSON.</summary>
    public void Edit(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Manifest)) ?? throw new InvalidOperationException("empty manifest");
        change(json);
        File.WriteAllText(Manifest, json.ToJsonString());
    }

    /// <summary>Changes one model's entry.</summary>
    public void EditModel(string stage, Action<JsonNode> change) =>
        // The manifest in the repository has them.
        Edit(json => change(json["models"]!.AsArray().Single(model => (string?)model!["stage"] == stage)!));

    /// <summary>Replaces a file and makes the manifest expect the replacement.</summary>
    public void Replace(string file, byte[] content)
    {
        File.WriteAllBytes(PathOf(file), content);
        Edit(json =>
            json["models"]!.AsArray().Single(entry => (string?)entry!["file"] == file)!["sha256"] = // as above
            Convert.ToHexStringLower(SHA256.HashData(content))
        );
    }

    /// <summary>What loading throws.</summary>
    public ModelException LoadFails() => Assert.Throws<ModelException>(() => FaceAnalyzer.Load(Folder).Dispose());

    public void Dispose() => folder.Delete(recursive: true);
}
