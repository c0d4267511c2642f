using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.HasKey(mark => new { mark.ReportId, mark.AccountId });
        builder.HasOne(mark => mark.Report).WithMany().HasForeignKey(mark => mark.ReportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(mark => mark.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
