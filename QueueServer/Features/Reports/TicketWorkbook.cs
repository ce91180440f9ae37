using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace QueueServer.Features.Reports;

/// <summary>The workbook of a table of tickets. Cells are typed: moments are moments, durations can be added up.</summary>
internal sealed class TicketWorkbook : IAsyncDisposable
{
    private const int MostRows = 1_000_000; // a sheet ends at 1,048,576 (ECMA-376 leaves it to programs; theirs is this)

    private readonly Spreadsheet book;
    private readonly StyleId head,
        date,
        moment,
        duration;
    private readonly Cell[] cells = new Cell[TicketColumns.All.Length];
    private readonly CancellationToken cancellation;
    private int rows,
        sheets;

    private TicketWorkbook(Spreadsheet book, CancellationToken cancellation)
    {
        (this.book, this.cancellation) = (book, cancellation);
        head = book.AddStyle(new Style { Font = { Bold = true } });
        date = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        moment = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") });
        duration = book.AddStyle(new Style { Format = NumberFormat.Custom("[h]:mm:ss") });
    }

    public static async Task<TicketWorkbook> BeginAsync(Stream stream, CancellationToken cancellation)
    {
        var options = new SpreadCheetahOptions { CompressionLevel = SpreadCheetahCompressionLevel.Fastest };
        var workbook = new TicketWorkbook(await Spreadsheet.CreateNewAsync(stream, options, cancellation), cancellation);
        await workbook.BeginSheetAsync();
        return workbook;
    }

    public async ValueTask AddAsync(TicketRow row)
    {
        if (rows++ == MostRows)
            await BeginSheetAsync();
        foreach (var (i, column) in TicketColumns.All.Index())
            cells[i] = CellOf(column.Of(row));
        await book.AddRowAsync(cells, cancellation);
    }

    /// <summary>The sheet that says how figures are counted.</summary>
    public async Task AddAboutAsync(IEnumerable<(string Name, string About)> figures)
    {
        var sheet = new WorksheetOptions();
        (sheet.Column(1).Width, sheet.Column(2).Width) = (36, 120);
        await book.StartWorksheetAsync("How it is counted", sheet, cancellation);
        foreach (var (name, about) in figures)
            await book.AddRowAsync([new Cell(name, head), new Cell(about)], cancellation);
    }

    /// <summary>The sheet that says which settings were in force on which days.</summary>
    public async Task AddSettingsAsync(IEnumerable<(long Revision, DateOnly First, DateOnly Last)> revisions)
    {
        await book.StartWorksheetAsync("Settings", new WorksheetOptions { FrozenRows = 1 }, cancellation);
        await book.AddHeaderRowAsync(["revision", "first_day", "last_day"], head, cancellation);
        foreach (var (revision, first, last) in revisions)
            await book.AddRowAsync([new Cell(revision), CellOf(first), CellOf(last)], cancellation);
    }

    public ValueTask EndAsync() => book.FinishAsync(cancellation);

    public ValueTask DisposeAsync() => book.DisposeAsync();

    private async Task BeginSheetAsync()
    {
        rows = 0;
        await book.StartWorksheetAsync(
            ++sheets == 1 ? "Tickets" : $"Tickets {sheets}",
            new WorksheetOptions { FrozenRows = 1 },
            cancellation
        );
        await book.AddHeaderRowAsync([.. TicketColumns.All.Select(column => column.Name)], head, cancellation);
    }

    private Cell CellOf(object? value) =>
        value switch
        {
            null => default,
            string text => new(text),
            int number => new(number),
            bool yes => new(yes),
            DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), date),
            DateTime at => new(new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond)), moment),
            TimeSpan time => new(TicketTables.Seconds(time) / 86400.0, duration), // a day is 1
            _ => throw new ArgumentException($"A column of {value.GetType()}.", nameof(value)),
        };
}
