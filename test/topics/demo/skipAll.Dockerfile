# syntax=docker/dockerfile:1.18
# check=skip=all;experimental=all;error=false
# escape=`
FROM scratch
