using FaceEngine.Analysis;

namespace FaceEngine.Tests.Models;

/// <summary>A model that cannot be used stops the start with one line that names it and the fix.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Fix = "dotnet run --project models/Restore";

    private readonly TemporaryModels models = new();

    public static TheoryData<string> EveryFile => ["fr_detect.onnx", "fr_landmark.onnx", "fr_feature.onnx"];

    [Fact]
    public void The_untouched_copy_loads() => FaceAnalyzer.Load(models.Folder).Dispose();

    [Theory, MemberData(nameof(EveryFile))]
    public void A_missing_file_names_itself_and_the_fix(string file)
    {
        File.Delete(models.PathOf(file));
        Names(file, "missing");
    }

    [Theory, MemberData(nameof(EveryFile))]
    public void A_truncated_model_names_the_file_and_the_fix(string file)
    {
        using (var stream = File.OpenWrite(models.PathOf(file)))
            stream.SetLength(stream.Length - 1);
        Names(file, "damaged");
    }

    [Theory, MemberData(nameof(EveryFile))]
    public void A_foreign_file_names_itself_and_the_fix(string file)
    {
        File.WriteAllText(models.PathOf(file), "another file");
        Names(file, "foreign");
    }

    [Fact]
    public void A_missing_files_folder_names_the_first_file_and_the_fix()
    {
        Directory.Delete(Path.Combine(models.Folder, "files"), recursive: true);
        Names("fr_detect.onnx", "missing");
    }

    [Fact]
    public void A_listed_model_that_is_no_model_names_the_file_and_the_fix()
    {
        models.Replace("fr_landmark.onnx", "not a network"u8.ToArray());
        Names("fr_landmark.onnx", "ONNX Runtime cannot use it");
    }

    [Fact]
    public void A_listed_model_for_another_purpose_names_the_file_and_the_fix()
    {
        models.Replace("fr_feature.onnx", File.ReadAllBytes(models.PathOf("fr_landmark.onnx")));
        Names("fr_feature.onnx", "ONNX Runtime cannot use it");
    }

    [Theory]
    [InlineData("input", "expected pixels")]
    [InlineData("output", "expected scores, squares")]
    public void A_model_with_other_names_says_which(string what, string expected)
    {
        models.EditModel(
            "detect",
            model =>
            {
                if (what == "input")
                    model["input"]!["name"] = "pixels";
                else
                    model["outputs"]!["boxes"] = "squares";
            }
        );
        Names("fr_detect.onnx", expected);
    }

    [Fact]
    public void An_input_of_another_size_is_found_at_start()
    {
        models.EditModel("detect", model => model["input"]!["width"] = 321);
        Names("fr_detect.onnx", "ONNX Runtime cannot use it");
    }

    [Fact]
    public void A_descriptor_of_another_length_is_found_at_start()
    {
        models.EditModel("describe", model => model["length"] = 128);
        Names("fr_feature.onnx", "must hold 128 floats");
    }

    public void Dispose() => models.Dispose();

    private void Names(string file, string why)
    {
        var message = models.LoadFails().Message;
        Assert.StartsWith(models.PathOf(file), message);
        Assert.Contains(why, message);
        Assert.Contains(Fix, message);
        Assert.DoesNotContain('\n', message);
    }
}
