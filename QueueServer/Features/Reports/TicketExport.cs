using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Features.Reports;

/// <summary>Which tickets are written into a table.</summary>
/// <param name="Office">The office.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Filter">Which legs of these days.</param>
/// <param name="Language">Of what people read in it.</param>
internal sealed record TicketExport(OfficeId Office, DateOnly From, DateOnly To, ReportFilter Filter, string Language);
