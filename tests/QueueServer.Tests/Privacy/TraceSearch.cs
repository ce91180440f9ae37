using System.Text;
using QueueContracts.Faces;
using QueueServer.Access;

namespace QueueServer.Tests.Privacy;

/// <summary>Looks for pieces of something secret in every file of a folder, as they are and in base64.</summary>
internal sealed class TraceSearch
{
    private const int Piece = 32;
    private readonly List<(string Name, byte[] Bytes)> pieces = [];

    /// <summary>Looks for a template from now on: little-endian floats.</summary>
    public TraceSearch For(string name, FaceTemplate face) => For(name, face.ToBytes());

    public TraceSearch For(string name, byte[] secret)
    {
        for (var at = 0; at + Piece <= secret.Length; at += Piece)
            pieces.Add((name, secret[at..(at + Piece)]));
        var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(secret));
        for (var at = 0; at + Piece <= text.Length; at += Piece)
            pieces.Add(($"{name} in base64", text[at..(at + Piece)]));
        return this;
    }

    /// <summary>What was found, each once: <c>template in queue.db-wal</c>.</summary>
    public IReadOnlyList<string> In(string folder, string said = "") =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "server.lock")
                .SelectMany(file => FoundIn(Read(file)).Select(name => $"{name} in {Path.GetFileName(file)}")),
            .. FoundIn(Encoding.UTF8.GetBytes(said)).Select(name => $"{name} in what was said"),
        ];

    private IEnumerable<string> FoundIn(byte[] bytes) =>
        pieces.Where(piece => bytes.AsSpan().IndexOf(piece.Bytes) >= 0).Select(piece => piece.Name).Distinct();

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
