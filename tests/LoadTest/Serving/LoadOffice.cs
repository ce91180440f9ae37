namespace LoadTest.Serving;

/// <summary>An office under load.</summary>
/// <param name="Server">Where it is hosted.</param>
/// <param name="Id">The office.</param>
/// <param name="Services">Its services.</param>
/// <param name="Counters">Its counters.</param>
internal sealed record LoadOffice(LoadServer Server, OfficeId Id, IReadOnlyList<ServiceId> Services, IReadOnlyList<CounterId> Counters)
{
    /// <summary>Pairs kiosks.</summary>
    public async Task<IReadOnlyList<Kiosk>> AddKiosksAsync(int count)
    {
        var kiosks = new List<Kiosk>();
        while (kiosks.Count < count)
            kiosks.Add(new(Id, LocalClients.OfDevice(Server.Address, await Server.PairAsync(Id, DeviceKind.Kiosk))));
        return kiosks;
    }

    /// <summary>Pairs boards; answers their bearers.</summary>
    public async Task<IReadOnlyList<string>> AddBoardsAsync(int count)
    {
        var bearers = new List<string>();
        while (bearers.Count < count)
            bearers.Add(await Server.PairAsync(Id, DeviceKind.Board));
        return bearers;
    }

    /// <summary>Opens a counter with an officer of its own.</summary>
    public async Task<Officer> OpenAsync(CounterId counter)
    {
        var officer = new Officer(Id, counter, (await Server.AddPersonAsync(Id, "officer")).Client);
        await officer.DoAsync("open");
        return officer;
    }

    /// <summary>Opens every counter.</summary>
    public async Task<IReadOnlyList<Officer>> OpenAllAsync()
    {
        var officers = new List<Officer>();
        foreach (var counter in Counters)
            officers.Add(await OpenAsync(counter));
        return officers;
    }
}
