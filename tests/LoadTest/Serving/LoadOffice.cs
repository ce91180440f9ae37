namespace LoadTest.Serving;

/// <summary>An office under load.</summary>
/// <param name="Server">Where it is hosted.</param>
/// <param name="Id">The office.</param>
/// <param name="Services">Its services.</param>
/// <param name="Counters">Its counters.</param>
internal sealed record LoadOffice(LoadServer Server, OfficeId Id, IReadOnlyList<ServiceId> Services, IReadOnlyList<CounterId> Counters)
{
    /// <summary>Pairs kiosks.</summary>
    public async Task<IReadOnlyList<Kiosk>> AddKiosksAsync(int count) =>
        (await PairAsync(DeviceKind.Kiosk, count)).ConvertAll(bearer => new Kiosk(Id, LocalClients.OfDevice(Server.Address, bearer)));

    /// <summary>Pairs devices; answers their bearers.</summary>
    public async Task<List<string>> PairAsync(DeviceKind kind, int count)
    {
        var bearers = new List<string>();
        while (bearers.Count < count)
            bearers.Add(await Server.PairAsync(Id, kind));
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
