using FaceEngine.Models;

namespace ModelRestore.Tests;

/// <summary>What is fetched for whom.</summary>
public sealed class RestorePlanTests
{
    private static readonly string Root = RestoreRequest.Parse([], AppContext.BaseDirectory).Root;

    [Fact]
    public void Without_more_the_models_come() =>
        Assert.Equal(
            ["fr_detect.onnx", "fr_eye.onnx", "fr_feature.onnx", "fr_landmark.onnx", "fr_liveness.onnx"],
            Files(new RestoreRequest(Root, false, false))
        );

    [Fact]
    public void Clips_come_when_asked_for() => Assert.Equal(6, Files(new RestoreRequest(Root, Clips: true, false)).Count(IsClip));

    [Fact]
    public void The_demonstration_gets_its_one_clip() =>
        Assert.Equal(["franck.webm"], Files(new RestoreRequest(Root, false, DemoClip: true)).Where(IsClip));

    [Fact]
    public void Everything_lands_below_the_ignored_folders()
    {
        var targets = RestorePlan
            .For(new RestoreRequest(Root, true, true))
            .SelectMany(package => package.Items)
            .Select(item => item.Target);
        Assert.All(
            targets,
            target =>
                Assert.True(
                    target.StartsWith(Path.Combine(Root, "models", "files") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                        || target.StartsWith(Path.Combine(Root, "tests", "clips") + Path.DirectorySeparatorChar, StringComparison.Ordinal),
                    target
                )
        );
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused() =>
        Assert.Throws<ModelException>(() => RestorePlan.For(new RestoreRequest(Path.Combine(Root, "tests"), false, false)));

    [Theory]
    [InlineData("--clip")]
    [InlineData("--root")]
    [InlineData("models")]
    public void An_unknown_argument_shows_the_usage(string argument) =>
        Assert.Contains("Usage:", Assert.Throws<RestoreException>(() => RestoreRequest.Parse([argument], Root)).Message);

    [Fact]
    public void The_root_is_found_from_below_or_named()
    {
        Assert.Equal(
            new RestoreRequest(Root, true, true),
            RestoreRequest.Parse(["--clips", "--demo-clip"], Path.Combine(Root, "models", "Restore"))
        );
        var named = Path.GetFullPath("elsewhere");
        Assert.Equal(new RestoreRequest(named, false, false), RestoreRequest.Parse(["--root", "elsewhere"], Root));
        Assert.Throws<RestoreException>(() => RestoreRequest.Parse([], Path.GetTempPath()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"packages": [], "demo": "a", "clips": []}""")]
    [InlineData("""{"packages": [], "demo": "a", "clips": [{"package": "p", "member": "m", "file": "../a", "sha256": "00"}]}""")]
    public void A_bad_list_of_clips_is_refused(string json)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            Assert.StartsWith(path, Assert.Throws<RestoreException>(() => ClipList.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsClip(string file) =>
        file.EndsWith(".mp4", StringComparison.Ordinal) || file.EndsWith(".webm", StringComparison.Ordinal);

    private static List<string> Files(RestoreRequest request) =>
        [.. RestorePlan.For(request).SelectMany(package => package.Items).Select(item => item.Entry.File).Order(StringComparer.Ordinal)];
}
