using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Makes the first accounts: one officer, one manager, one kiosk, one board. The people's passwords go to <c>first-run.txt</c>
/// (lines <c>role=user:password</c>), each device's secret to <c>devices/NAME.secret</c>; only the server's account can read them.
/// </summary>
internal sealed class FirstRun(IDbContextFactory<QueueContext> contexts, DataFolder data, ILogger<FirstRun> logger)
{
    private const string PasswordAlphabet = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ";
    private const int PasswordLength = 14; // 54¹⁴: 80 bits

    /// <summary>Does nothing when there are accounts already.</summary>
    public async Task EnsureAsync(OfficeId office)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Accounts.AnyAsync()) return;

        var officer = RandomNumberGenerator.GetString(PasswordAlphabet, PasswordLength);
        var manager = RandomNumberGenerator.GetString(PasswordAlphabet, PasswordLength);
        var kiosk = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var board = RandomNumberGenerator.GetHexString(64, lowercase: true);
        context.AddRange(
            Accounts.Person("officer", Roles.Officer, office.Value, officer),
            Accounts.Person("manager", Roles.Manager, office.Value, manager),
            Accounts.Device("kiosk-1", Roles.Kiosk, office.Value, kiosk),
            Accounts.Device("board-1", Roles.Board, office.Value, board));

        // The files first: a crash between leaves files that the next start writes anew, never accounts that nobody can use.
        Write(data.PathOf("devices", "kiosk-1.secret"), $"kiosk-1:{kiosk}\n");
        Write(data.PathOf("devices", "board-1.secret"), $"board-1:{board}\n");
        Write(data.PathOf("first-run.txt"), $"officer=officer:{officer}\nmanager=manager:{manager}\n");
        await context.SaveChangesAsync();
        Log.FirstRun(logger, data.PathOf("first-run.txt"));
    }

    private void Write(string path, string text) => data.WriteSecret(path, Encoding.ASCII.GetBytes(text));
}
