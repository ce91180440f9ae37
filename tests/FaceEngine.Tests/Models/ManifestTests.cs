using System.Text.Json.Nodes;
using FaceEngine.Models;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests.Models;

/// <summary>The manifest is checked as a whole before anything uses it.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("manifest-");

    [Fact]
    public void The_repository_s_manifest_is_valid() =>
        Assert.Equal(512, ModelManifest.Read(Repository.Models).ModelFor(ModelEntry.Describe).Length);

    [Fact]
    public void A_missing_manifest_names_the_path() => Assert.Contains(Path.Combine(folder.FullName, "manifest.json"), Fails());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void What_is_no_manifest_is_refused(string text)
    {
        Write(text);
        Assert.StartsWith(Path.Combine(folder.FullName, "manifest.json"), Fails());
    }

    [Theory]
    [InlineData("/models/0/sha256", "\"abc\"", "sha256")]
    [InlineData("/models/0/file", "\"../x.onnx\"", "relative path")]
    [InlineData("/models/0/file", "\"/etc/x.onnx\"", "relative path")]
    [InlineData("/models/0/file", "\"a\\\\..\\\\x.onnx\"", "relative path")]
    [InlineData("/models/0/file", "\"C:x.onnx\"", "relative path")]
    [InlineData("/models/0/file", "\"\"", "relative path")]
    [InlineData("/models/0/file", "\"FR_FEATURE.onnx\"", "listed twice")]
    [InlineData("/models/0/file", "null", "file")]
    [InlineData("/models/0/package", "\"unknown\"", "not listed")]
    [InlineData("/models/0/stage", "\"other\"", "0 models of stage detect")]
    [InlineData("/models/0/stage", "\"describe\"", "length")]
    [InlineData("/models/0/detection", "null", "detection")]
    [InlineData("/models/0/detection/score", "1.5", "detection")]
    [InlineData("/models/0/outputs", "{}", "outputs.scores")]
    [InlineData("/models/0/input/channels", "\"yuv\"", "channels")]
    [InlineData("/models/0/input/std", "[128, 128, 0]", "std")]
    [InlineData("/models/0/input/mean", "[127]", "mean")]
    [InlineData("/models/0/input/width", "0", "width")]
    [InlineData("/models/0/input/width", "\"wide\"", "width")]
    [InlineData("/models/1/crop", "0", "crop")]
    [InlineData("/models/3/crop", "null", "crop")]
    [InlineData("/models/4/outputs", "{}", "outputs.classes")]
    [InlineData("/models/4/stage", "\"eyes\"", "outputs.states")]
    [InlineData("/models/2/alignment", "[[1, 2]]", "alignment")]
    [InlineData("/packages/0/integrity", "\"sha1-AAAA\"", "integrity")]
    [InlineData("/packages/0/version", "\"^1.0.0\"", "version")]
    [InlineData("/quality/turn", "-1", "quality")]
    [InlineData("/quality/covered", "1", "quality")]
    [InlineData("/headTurn/release", "0.12", "headTurn")]
    [InlineData("/challenge/jaw", "[7, 2.5]", "challenge")]
    [InlineData("/challenge/release", "0.2", "challenge")]
    [InlineData("/headTurn", "null", "headTurn")]
    public void A_bad_value_is_named(string path, string value, string expected)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Models, "manifest.json")));
        var steps = path.Split('/')[1..];
        // The paths above exist.
        var node = steps[..^1].Aggregate(json, (at, step) => int.TryParse(step, out var index) ? at![index] : at![step]);
        node![steps[^1]] = JsonNode.Parse(value);
        Write(json!.ToJsonString());
        Assert.Contains(expected, Fails());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string text) => File.WriteAllText(Path.Combine(folder.FullName, "manifest.json"), text);

    private string Fails() => Assert.Throws<ModelException>(() => ModelManifest.Read(folder.FullName)).Message;
}
