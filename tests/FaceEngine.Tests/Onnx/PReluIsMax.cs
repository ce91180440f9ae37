using System.Text;
using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Tests.Onnx;

/// <summary>A model whose PRelu nodes were replaced gives the very values that it gave.</summary>
public sealed class PReluIsMax
{
    [Theory]
    [InlineData(ModelEntry.Describe, "descriptor")]
    [InlineData(ModelEntry.HintLiveness, "classes")]
    public void Whatever_it_is_shown(string stage, string output)
    {
        var (entry, file) = Read(stage);
        var rewritten = PReluAsMax.Rewrite(file);
        Assert.True(Count(rewritten, "PRelu") < Count(file, "PRelu") / 4, "most are replaced");
        using OnnxSession before = Open(file),
            after = Open(rewritten);
        using OnnxRun first = before.Begin(),
            second = after.Begin();
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var spread = MathF.Pow(10, round / 4f - 3); // from hardly anything to far more than pixels
            foreach (ref var value in first.Input)
                value = spread * (2 * random.NextSingle() - 1);
            first.Input.CopyTo(second.Input);
            first.Run();
            second.Run();
            Assert.Equal(first[0], second[0]);
        }

        OnnxSession Open(byte[] model) =>
            new(model, entry.Input.Name, [1, entry.Input.Planes, entry.Input.Height, entry.Input.Width], [entry.Outputs[output]]);
    }

    [Theory]
    [InlineData(ModelEntry.Detect)]
    [InlineData(ModelEntry.FindLandmarks)]
    [InlineData(ModelEntry.ReadEyes)]
    public void And_a_model_without_any_stays_as_it_is(string stage)
    {
        var (_, file) = Read(stage);
        Assert.Equal(file, PReluAsMax.Rewrite(file));
    }

    [Fact]
    public void And_what_is_no_model_stays_as_it_is()
    {
        var random = new Random(8);
        var (_, file) = Read(ModelEntry.HintLiveness);
        for (var round = 0; round < 50; round++)
        {
            var cut = file[..random.Next(file.Length)];
            Assert.True(PReluAsMax.Rewrite(cut).Length > 0 || cut.Length == 0);
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            Assert.Equal(noise, PReluAsMax.Rewrite(noise));
        }
    }

    private static (ModelEntry Entry, byte[] File) Read(string stage)
    {
        var entry = ModelManifest.Read(Repository.Models).ModelFor(stage);
        return (entry, new ModelFiles(Repository.Models).Read(entry));
    }

    private static int Count(byte[] model, string word) => Encoding.Latin1.GetString(model).Split($"\"\u0005{word}").Length - 1;
}
