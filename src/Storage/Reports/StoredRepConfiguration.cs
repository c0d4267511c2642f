using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class StoredRepConfiguration : IEntityTypeConfiguration<StoredRep>
{
    public void Configure(EntityTypeBuilder<StoredRep> builder)
    {
        builder.ToTable("Reps");
        builder.Property(rep => rep.Verdict).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(rep => new { rep.ReportId, rep.Index }).IsUnique();
        builder.HasMany(rep => rep.Findings).WithOne(finding => finding.Rep).HasForeignKey(finding => finding.RepId).OnDelete(DeleteBehavior.Cascade);
    }
}
