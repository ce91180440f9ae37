using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QueueServer.Access;

namespace QueueServer.Storage;

/// <summary>The tables. Guids are kept as their 36-character text, so that the file reads well in any tool.</summary>
internal class QueueContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<SettingsRow> Settings => Set<SettingsRow>();
    public DbSet<FaceRow> Faces => Set<FaceRow>();
    public DbSet<PictureRow> Pictures => Set<PictureRow>();
    public DbSet<ConsentRow> Consents => Set<ConsentRow>();
    public DbSet<DeletionRow> Deletions => Set<DeletionRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<FactsRow> Facts => Set<FactsRow>();
    public DbSet<SecretRow> Secrets => Set<SecretRow>();
    public DbSet<RatingRow> Ratings => Set<RatingRow>();
    public DbSet<FunnelRow> Funnel => Set<FunnelRow>();
    public DbSet<SummaryRow> Summaries => Set<SummaryRow>();
    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();
    public DbSet<SummaryMonthRow> SummaryMonths => Set<SummaryMonthRow>();
    public DbSet<SummaryOfficeRow> SummaryOffices => Set<SummaryOfficeRow>();
    public DbSet<SummarySourceRow> SummarySources => Set<SummarySourceRow>();
    public DbSet<UnitTreeRow> Units => Set<UnitTreeRow>();
    public DbSet<BookingRow> Bookings => Set<BookingRow>();
    public DbSet<BookingContactRow> BookingContacts => Set<BookingContactRow>();
    public DbSet<PassingRow> Passing => Set<PassingRow>();

    /// <summary>
    /// A command that fails throws; who catches it says what it means. A first start asks for tables that are not there, of two servers
    /// that write the same row one comes second, and these are no failures.
    /// </summary>
    public static void SayLess(WarningsConfigurationBuilder events) =>
        events.Ignore(RelationalEventId.CommandError, CoreEventId.SaveChangesFailed, CoreEventId.OptimisticConcurrencyException);

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<JournalRow>(row =>
        {
            row.ToTable("journal").HasKey(journal => new { journal.Office, journal.Version });
            row.Property(journal => journal.Form).HasDefaultValue(1).ValueGeneratedNever(); // of versions that wrote none
            row.HasIndex(journal => new { journal.Office, journal.Command }).IsUnique();
            row.HasIndex(journal => new
            {
                journal.Office,
                journal.Day,
                journal.Version,
            }); // a start reads the last day by it, however many there are
        });
        model.Entity<SettingsRow>(row =>
        {
            row.ToTable("settings").HasKey(settings => new { settings.Office, settings.Revision });
            row.Property(settings => settings.Form).HasDefaultValue(1).ValueGeneratedNever(); // as above
        });
        model
            .Entity<ConsentRow>()
            .ToTable("consents")
            .HasKey(consent => new
            {
                consent.Office,
                consent.Version,
                consent.Language,
            });
        model
            .Entity<FaceRow>()
            .ToTable("faces")
            .HasKey(face => new
            {
                face.Office,
                face.Day,
                face.Visitor,
            });
        model
            .Entity<PictureRow>()
            .ToTable("pictures")
            .HasKey(picture => new
            {
                picture.Office,
                picture.Day,
                picture.Ticket,
            });
        model.Entity<DeletionRow>().ToTable("deletions").HasKey(deletion => deletion.Id);
        model.Entity<AccountRow>(row =>
        {
            row.ToTable("accounts").HasKey(account => account.Name);
            // Another server may have changed it: one is changed only as it is known.
            foreach (var property in row.Metadata.GetProperties().Where(property => !property.IsPrimaryKey()))
                property.IsConcurrencyToken = true;
        });
        model.Entity<AuditRow>().ToTable("audit").HasKey(audit => audit.Id);
        model.Entity<FactsRow>().ToTable("facts").HasKey(facts => new { facts.Office, facts.Day });
        model.Entity<SecretRow>().ToTable("secrets").HasKey(secret => secret.Name);
        model.Entity<RatingRow>(row =>
        {
            row.ToTable("ratings").HasKey(rating => rating.Id);
            row.Property(rating => rating.Id).ValueGeneratedNever();
            row.HasIndex(rating => new { rating.Office, rating.Day });
        });
        model.Entity<FunnelRow>(row =>
        {
            row.ToTable("funnel")
                .HasKey(hour => new
                {
                    hour.Office,
                    hour.Kiosk,
                    hour.Id,
                });
            row.HasIndex(hour => new { hour.Office, hour.Hour });
        });
        model.Entity<SummaryRow>().ToTable("summaries").HasKey(summary => new { summary.Office, summary.Day });
        model
            .Entity<CorrectionRow>()
            .ToTable("corrections")
            .HasKey(correction => new
            {
                correction.Office,
                correction.Day,
                correction.Sequence,
            });
        model.Entity<SummaryMonthRow>().ToTable("summary_months").HasKey(month => new { month.Office, month.Month });
        model.Entity<SummaryOfficeRow>().ToTable("summary_offices").HasKey(office => office.Office);
        model.Entity<SummarySourceRow>().ToTable("summary_sources").HasKey(source => source.Source);
        model.Entity<UnitTreeRow>(row =>
        {
            row.ToTable("units").HasKey(tree => tree.Revision);
            row.Property(tree => tree.Revision).ValueGeneratedNever();
        });
        model.Entity<BookingRow>(row =>
        {
            row.ToTable("booking_records")
                .HasKey(record => new
                {
                    record.Office,
                    record.Day,
                    record.Version,
                });
            row.HasIndex(record => new
                {
                    record.Office,
                    record.Day,
                    record.Command,
                })
                .IsUnique();
        });
        model
            .Entity<BookingContactRow>()
            .ToTable("booking_contacts")
            .HasKey(contact => new
            {
                contact.Office,
                contact.Day,
                contact.Booking,
            });
        model.Entity<PassingRow>(row =>
        {
            row.ToTable("passing").HasKey(fact => new { fact.Kind, fact.Key });
            row.HasIndex(fact => fact.Until);
            row.Property(fact => fact.Turn).IsConcurrencyToken();
        });
    }
}
