namespace KioskDevice.Tests;

/// <summary>ONNX Runtime comes for every machine and telephone there is, 300 MB of it.</summary>
public sealed class TheProgramTravelsLight
{
    private static readonly string[] ForOthers = [".aar", ".lib", ".zip"];

    [Fact]
    public void With_the_runtime_of_one_machine()
    {
        var folder = new FileInfo(Repository.Program("KioskDevice")).Directory!; // a file has a folder
        var files = folder.GetFiles("*", SearchOption.AllDirectories);
        Assert.Single(files, file => Path.GetFileNameWithoutExtension(file.Name) is "libonnxruntime" or "onnxruntime");
        Assert.DoesNotContain(
            files,
            file => ForOthers.Contains(file.Extension) || file.Name.Contains("onnxruntime_providers", StringComparison.Ordinal)
        );
    }
}
