using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(entry => entry.Action).HasConversion<string>().HasMaxLength(24);
        builder.Property(entry => entry.Who).HasMaxLength(256);
        builder.Property(entry => entry.Detail).HasMaxLength(AuditEntry.DetailMaxLength);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.AthleteId, entry.At });
        builder.HasIndex(entry => new { entry.AccountId, entry.Action, entry.VideoId, entry.At });
        builder.HasOne(entry => entry.Athlete).WithMany().HasForeignKey(entry => entry.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
