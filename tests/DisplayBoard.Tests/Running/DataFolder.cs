namespace DisplayBoard.Tests.Running;

/// <summary>A folder of its own for each test, gone afterwards.</summary>
public abstract class DataFolder : IDisposable
{
    protected string Data { get; } = Directory.CreateTempSubdirectory("board-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(Data, recursive: true);
        GC.SuppressFinalize(this);
    }
}
