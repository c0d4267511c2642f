using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class StoredReportConfiguration : IEntityTypeConfiguration<StoredReport>
{
    public void Configure(EntityTypeBuilder<StoredReport> builder)
    {
        builder.ToTable("Reports");
        builder.Property(report => report.ResultFolder).HasMaxLength(64);
        builder.Property(report => report.View).HasConversion<string>().HasMaxLength(16);

        builder.Property(report => report.Networks).HasMaxLength(64);

        // The pace of the last analyses is asked for while videos wait.
        builder.HasIndex(report => report.CreatedAt);

        // The last word on "analysed exactly once": a video cannot have two reports.
        builder.HasIndex(report => report.VideoId).IsUnique();

        builder.HasMany(report => report.Reps).WithOne(rep => rep.Report).HasForeignKey(rep => rep.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}
