namespace QueueContracts;

/// <summary>What a kiosk shows of its office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Name">The office's name by language code.</param>
/// <param name="Day">The office's own date.</param>
/// <param name="Open">False once the day was closed: no number is given until the next day.</param>
/// <param name="Services">The service areas in the office's order.</param>
public sealed record KioskView(
    OfficeId Office, long Version, IReadOnlyDictionary<string, string> Name, DateOnly Day, bool Open,
    IReadOnlyList<ServiceLine> Services) : IView;
