using System.Collections.Immutable;
using System.Text.Json;
using QueueServer.Domain.Facts;

namespace QueueServer.Features.Reports;

/// <summary>What kind of values a column has.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Date,

    /// <summary>By the office's clock.</summary>
    Moment,

    /// <summary>Whole seconds.</summary>
    Duration,
    YesNo,
}

/// <summary>A column of the table of tickets.</summary>
/// <param name="Name">Its name: the same in every month and every version.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Of">Its value: a text, a whole number, a <see cref="DateOnly"/>, a <see cref="DateTime"/>, a <see cref="TimeSpan"/>, a
/// <see cref="bool"/>; null for none.</param>
internal sealed record TicketColumn(string Name, ColumnKind Kind, Func<TicketRow, object?> Of);

/// <summary>A leg with what is needed to write it.</summary>
/// <param name="Office">Its office's id.</param>
/// <param name="Day">Its day.</param>
/// <param name="Leg">The leg.</param>
/// <param name="Officer">What stands for its officer; null for none.</param>
/// <param name="Zone">The office's zone.</param>
internal sealed record TicketRow(string Office, DateOnly Day, Leg Leg, string? Officer, TimeZoneInfo Zone)
{
    public DateTime? Local(DateTimeOffset? moment) => moment is { } at ? TimeZoneInfo.ConvertTime(at, Zone).DateTime : null;
}

/// <summary>The table of tickets: a row a leg. Columns are added at the end, and none is ever renamed or taken away.</summary>
internal static class TicketColumns
{
    public static ImmutableArray<TicketColumn> All { get; } =
    [
        new("office", ColumnKind.Text, row => row.Office),
        new("day", ColumnKind.Date, row => row.Day),
        new("number", ColumnKind.Text, row => row.Leg.Number.ToString()),
        new("leg", ColumnKind.Number, row => row.Leg.Index),
        new("service", ColumnKind.Text, row => row.Leg.Service.Value),
        new("class", ColumnKind.Text, row => row.Leg.Class?.Value),
        new("channel", ColumnKind.Text, row => Word(row.Leg.Channel.ToString())),
        new("start", ColumnKind.Text, row => Word(row.Leg.Start.ToString())),
        new("issued_at", ColumnKind.Moment, row => row.Local(row.Leg.TakenAt)),
        new("waits_from", ColumnKind.Moment, row => row.Local(row.Leg.WaitsFrom)),
        new("first_called_at", ColumnKind.Moment, row => row.Local(row.Leg.FirstCalledAt)),
        new("calls", ColumnKind.Number, row => row.Leg.Calls),
        new("arrived_at", ColumnKind.Moment, row => row.Local(row.Leg.ArrivedAt)),
        new("served_from", ColumnKind.Moment, row => row.Local(row.Leg.ServedFrom)),
        new("ended_at", ColumnKind.Moment, row => row.Local(row.Leg.EndedAt)),
        new("end", ColumnKind.Text, row => row.Leg.End is { } end ? Word(end.ToString()) : null),
        new("wait", ColumnKind.Duration, row => row.Leg.Wait?.Length),
        new("service_time", ColumnKind.Duration, row => row.Leg.Served?.Length),
        new("counter", ColumnKind.Text, row => row.Leg.Counter?.Value),
        new("officer", ColumnKind.Text, row => row.Officer),
        new("holds", ColumnKind.Number, row => row.Leg.Holds),
        new("hold_time", ColumnKind.Duration, row => row.Leg.Held),
        new("told_from_minutes", ColumnKind.Number, row => row.Leg.Told?.From),
        new("told_to_minutes", ColumnKind.Number, row => row.Leg.Told?.To),
        new("target_minutes", ColumnKind.Number, row => row.Leg.TargetMinutes),
        new("outcome", ColumnKind.Text, row => row.Leg.Outcome?.Kind is { } kind ? Word(kind.ToString()) : null),
        new("procedures", ColumnKind.Text, row => ProceduresOf(row.Leg)),
        new("time_unsure", ColumnKind.YesNo, row => row.Leg.IsUnsure),
    ];

    private static string? ProceduresOf(Leg leg) =>
        leg.Outcome is { Procedures: { IsEmpty: false } procedures }
            ? string.Join(' ', procedures.Select(one => $"{one.Code}x{one.Quantity}"))
            : null;

    /// <summary><c>KioskFace</c> as <c>kiosk-face</c>.</summary>
    private static string Word(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
