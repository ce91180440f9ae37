using System.Text;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>
/// <c>first-run.txt</c>: the first passwords, lines <c>role=user:password</c>, until each was changed. Only the server's account can read
/// it.
/// </summary>
internal sealed class FirstRunFile(DataFolder data)
{
    private readonly Lock gate = new();

    public string Path => data.PathOf("first-run.txt");

    /// <summary>Adds lines, in the place of those the same users had.</summary>
    public void Add(IReadOnlyCollection<(string Role, string User, string Password)> lines)
    {
        lock (gate)
            Write([
                .. Lines().Where(line => lines.All(added => UserOf(line) != added.User)),
                .. lines.Select(line => $"{line.Role}={line.User}:{line.Password}"),
            ]);
    }

    /// <summary>Drops the line of a user whose password is no longer the first one; the file goes with its last line.</summary>
    public void Forget(string user)
    {
        lock (gate)
        {
            var lines = Lines();
            var kept = lines.Where(line => UserOf(line) != user).ToArray();
            if (kept.Length != lines.Length)
                Write(kept);
        }
    }

    /// <summary>Drops the lines that no longer hold.</summary>
    /// <param name="holds">Whether this may still be the password of this user.</param>
    public void KeepOnly(Func<string, string, bool> holds)
    {
        lock (gate)
        {
            var lines = Lines();
            var kept = lines
                .Where(line =>
                    line.Split('=', 2) is [_, var account] && account.Split(':', 2) is [var user, var password] && holds(user, password)
                )
                .ToArray();
            if (kept.Length != lines.Length)
                Write(kept);
        }
    }

    private string[] Lines() => File.Exists(Path) ? File.ReadAllLines(Path) : [];

    private static string? UserOf(string line) => line.Split('=', 2) is [_, var account] ? account.Split(':', 2)[0] : null;

    private void Write(string[] lines)
    {
        if (lines.Length == 0)
            File.Delete(Path);
        else
            OwnFiles.Write(Path, Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + '\n'))));
    }
}
