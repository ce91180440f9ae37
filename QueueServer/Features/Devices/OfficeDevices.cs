using QueueContracts;
using QueueServer.Access;
using QueueServer.Cluster;
using QueueServer.Storage;

namespace QueueServer.Features.Devices;

/// <summary>The devices of offices: their accounts, together with how they are and what is open from them.</summary>
internal sealed class OfficeDevices(
    Accounts accounts,
    Pairings pairings,
    DeviceHealth health,
    LiveConnections connections,
    IServers servers,
    TimeProvider time
)
{
    /// <summary>The account of a device, a revoked one included; null when the office has none of that name.</summary>
    public AccountRow? Find(OfficeId office, string name) =>
        accounts.Find(name) is { } account && Roles.IsDevice(account.Role) && account.Office == office.Value ? account : null;

    /// <summary>Every device of an office, by name.</summary>
    public async Task<DeviceView[]> ListAsync(OfficeId office)
    {
        var open = await servers.CountConnectionsAsync();
        return accounts
            .All.Where(account => Roles.IsDevice(account.Role) && account.Office == office.Value)
            .OrderBy(account => account.Name, StringComparer.Ordinal)
            .Select(account => ViewOf(account, open))
            .ToArray();
    }

    /// <summary>
    /// Makes the account of a device and gives it its secret. One that was revoked gives its name to the one that takes its place.
    /// </summary>
    /// <param name="office">The office.</param>
    /// <param name="title">What people call it: its name as it stands where it can be one, else a name is made of it.</param>
    /// <param name="pairing">Taken by the device's code; it may be taken again when the name cannot be given.</param>
    /// <param name="user">Who pairs it.</param>
    /// <returns>Null when the name is taken.</returns>
    public async Task<DeviceView?> PairAsync(OfficeId office, string title, Pairing pairing, CurrentUser user)
    {
        var (kind, secret) = (Roles.Of(pairing.Kind), Passwords.RandomSecret());
        var name = AccountNames.IsDevice(title) ? title : AccountNames.DeviceOf(title, kind, other => accounts.Find(other) is not null);
        var device = Accounts.Device(name, kind, office, secret, time.GetUtcNow(), user.Name) with
        {
            FullName = title.Trim() is { Length: > 0 } called && called != name ? called : null,
        };
        var made = false;
        try
        {
            made = await accounts.TryAddAsync(
                device,
                user.Did(office, Audited.DevicePaired, device.Name, after: new { Kind = kind, Name = device.FullName }),
                before => before.RevokedAt is not null && before.Role == kind && before.Office == office.Value
            );
        }
        finally
        {
            if (!made)
                await pairings.ReturnAsync(pairing);
        }

        if (!made)
            return null;
        await health.ForgetAsync(device.Name);
        await pairings.GiveAsync(pairing, device.Name, $"{device.Name}:{secret}");
        return await ViewOfAsync(device);
    }

    /// <summary>Says what a device shows: a board its display, a camera its counter; null for neither.</summary>
    public async Task<DeviceView> ChangeAsync(OfficeId office, AccountRow device, string? display, CurrentUser user)
    {
        var changed = await accounts.ChangeAsync(
            device.Name,
            present => present.Display == display ? null : present with { Display = display },
            (before, after) => user.Did(office, Audited.DeviceChanged, device.Name, new { before.Display }, new { after.Display })
        );
        if (changed is not null)
            connections.Abort(device.Name); // it connects again, and is shown its new display
        return await ViewOfAsync(changed ?? device);
    }

    /// <summary>Ends a device's account: its secret is worth nothing from now on.</summary>
    public async Task<DeviceView> RevokeAsync(OfficeId office, AccountRow device, CurrentUser user)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var revoked = await accounts.ChangeAsync(
            device.Name,
            present => present.RevokedAt is null ? present with { RevokedAt = now, Stamp = Accounts.NewStamp() } : null,
            (_, _) => user.Did(office, Audited.DeviceRevoked, device.Name)
        );
        await pairings.UsedAsync(device.Name); // a secret nobody claimed yet is dead, too
        await health.ForgetAsync(device.Name);
        return await ViewOfAsync(revoked ?? device);
    }

    private async Task<DeviceView> ViewOfAsync(AccountRow device) => ViewOf(device, await servers.CountConnectionsAsync());

    private DeviceView ViewOf(AccountRow device, IReadOnlyDictionary<string, int> open)
    {
        var pairedAt = DateTimeOffset.FromUnixTimeMilliseconds(device.PairedAt ?? device.CreatedAt);
        var state = health.Find(device.Name);
        var trouble = device.RevokedAt is null ? health.TroubleOf(device.Name, pairedAt) : null;
        return new()
        {
            Name = device.Name,
            Title = device.FullName ?? device.Name,
            Kind = device.Role,
            PairedAt = pairedAt,
            PairedBy = device.PairedBy,
            RevokedAt = device.RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Display = device.Display,
            Report = state?.Report,
            ReportedAt = state?.At,
            Connections = open.GetValueOrDefault(device.Name),
            Trouble = trouble?.Code,
            TroubleSince = trouble?.Since,
        };
    }
}
